/** HTML as a value of its own, so that a text can't get into a page unescaped by mistake. */

export class Html {
  readonly text: string;
  private constructor(text: string) {
    this.text = text;
  }

  /** Takes what is HTML already. Whoever calls this answers for it. */
  static safe(text: string): Html {
    return new Html(text);
  }
}

type Value = Html | string | number | null | readonly Value[];

/** A template: texts are escaped for content and quoted attributes, HTML goes in as it is, `null` leaves nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return Html.safe(parts.reduce((done, part, i) => `${done}${i === 0 ? "" : inner(values[i - 1] ?? null)}${part}`, ""));
}

function inner(value: Value): string {
  if (value === null) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return value.map(inner).join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For HTML and XML alike; what neither can hold is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu, "")
    .replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}
