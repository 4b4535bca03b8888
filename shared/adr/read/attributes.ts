/** What tags of a site's generator and components say in their attributes. */
import type { Labelled } from "./metadata";
import type { Line } from "./span";
import { labelOf, statusOf } from "./words";

const value = `(?:"[^"<>]{0,200}"|'[^'<>]{0,200}')`;
/** `{% adr status="accepted" %}`, `{{< adr status="accepted" >}}`, `<ADR status="accepted">`. */
const tag = new RegExp(
  String.raw`^(?:\{%-?[ \t]*|\{\{[<%][ \t]*|<)[A-Za-z][\w.-]{0,40}(?:[ \t]+[\w:-]{1,40}=${value})+[ \t]*\/?(?:-?%\}|[%>]\}\}|>)`,
);
const attribute = new RegExp(String.raw`[ \t]([\w:-]{1,40})=(${value})`, "g");

/** The metadata in a tag that states a status; of any other nothing, since those have attributes of all kinds. */
export function attributesIn(line: Line): Labelled[] {
  const found = /^[{<]/.test(line.text) ? tag.exec(line.text)?.[0] : undefined;
  if (!found) return [];
  const from = line.start + line.raw.indexOf(line.text);
  const told = [...found.matchAll(attribute)].flatMap((one): Labelled[] => {
    const label = labelOf((one[1] ?? "").replace(/[-_]/g, " "));
    const raw = (one[2] ?? "").slice(1, -1);
    const end = from + one.index + one[0].length - 1;
    return label && raw !== "" ? [{ label, value: { start: end - raw.length, end, raw } }] : [];
  });
  return told.some(({ label, value }) => label === "status" && statusOf(value.raw) !== null) ? told : [];
}
