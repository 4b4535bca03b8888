/** AsciiDoc and reStructuredText as far as an ADR's title, metadata, sections and links go, as Markdown for the reader. */

/** The text as it is for Markdown. What comes out is only read, so places in it mean nothing. */
export function asMarkdown(path: string, text: string): string {
  if (/\.(?:adoc|asciidoc)$/i.test(path)) return fromAsciiDoc(text);
  return /\.rst$/i.test(path) ? fromRst(text) : text;
}

/** Nobody writes a longer line of metadata by hand. */
const longestLine = 2000;

function fromAsciiDoc(text: string): string {
  let open = "";
  let table = false;
  /** The next row of the table is its head. */
  let headed = false;
  /** The lines under the title, up to a blank one: author, revision and attributes. */
  let header = false;
  let taken = -1;
  const all = text.split(/\r?\n/);
  const below = rowsBelow();
  const row = (cells: string): string => {
    if (!headed) return below.row(cells);
    headed = false;
    return below.head(cells);
  };
  return mapLines(text, (line, i) => {
    if (i === taken) return "";
    if (header && (all[i - 1] ?? "").trim() === "") header = false;
    const trimmed = line.trimEnd();
    if (open !== "") {
      if (trimmed === open) open = "";
      return "";
    }
    if (/^(?:-{4,}|\.{4,}|\/{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|```)$/.test(trimmed)) {
      // Examples and sidebars hold text as well; what is literal or a comment doesn't count.
      if (!/^[=*_]/.test(trimmed)) open = trimmed;
      return "";
    }
    if (/^\|={3,}$/.test(trimmed)) {
      table = !table;
      // Its head is said to be one, or stands on a line apart from the rows.
      const first = (all[i + 1] ?? "").trim();
      headed ||= first.includes("|", 1) && (all[i + 2] ?? "").trim() === "";
      headed &&= table;
      return "";
    }
    if (/^\[.*\]$/.test(trimmed)) headed = /%header|options="?[^"\]]*header/.test(trimmed);
    if (/^\/\/|^\[.*\]$|^\+$/.test(trimmed)) return "";
    // The title of a block.
    const named = /^\.([^\s.].{0,80})$/.exec(trimmed)?.[1];
    if (named !== undefined) return `**${named}**`;
    const heading = /^(={1,6})[ \t]+(\S.*)$/.exec(trimmed);
    if (heading) {
      header = heading[1] === "=";
      return `${"#".repeat(heading[1]?.length ?? 1)} ${linked(heading[2] ?? "")}`;
    }
    const attribute = /^:([A-Za-z][\w-]*):[ \t]*(.*)$/.exec(trimmed);
    if (attribute)
      return `${attribute[1] === "revdate" ? "date" : attribute[1]?.replace(/^(?:page|adr|decision)-/, "").replace(/[_-]/g, " ")}: ${linked(attribute[2] ?? "")}`;
    const revision = header ? /^v?[\d.]+,[ \t]*([^:]{6,40})/.exec(trimmed)?.[1] : undefined;
    if (revision) return `date: ${revision}`;
    if (header && isAuthors(trimmed)) return "";
    const cell = table ? onlyCell(trimmed) : null;
    const next = cell === null ? null : onlyCell((all[i + 1] ?? "").trimEnd());
    if (cell !== null && next !== null) {
      taken = i + 1;
      return row(`| ${linked(cell)} | ${linked(next)} |`);
    }
    if (table && trimmed.startsWith("|")) return row(`${linked(trimmed.replace(/\|$/, ""))} |`);
    return linked(
      trimmed
        .replace(/^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): +(?=\S)/, "")
        .replace(/^(\S[^:]{0,40})::[ \t]+/, "$1: ")
        .replace(/\[[.#%][\w.#%-]*\]#([^#]{1,200})#/g, "$1")
        .replace(/(^|\s)\*(\S[^*]*)\*/, "$1**$2**")
        .replace(/\s\+$/, ""),
    );
  });
}

/** "Ana Example <ana@example.org>; Ben Example" under a title. */
function isAuthors(line: string): boolean {
  return !/[:*|=]/.test(line.replace(/<[^<>]*>/g, ""));
}

/** Keeps the head of a table for the first row, since Markdown has no blank line between them. */
function rowsBelow() {
  let kept = "";
  return {
    head(cells: string): string {
      kept = `${cells}\n|---|\n`;
      return "";
    },
    row(cells: string): string {
      const whole = kept + cells;
      kept = "";
      return whole;
    },
  };
}

/** The text of a line that holds one cell of a table. */
function onlyCell(line: string): string | null {
  return line.startsWith("|") && !line.includes("|", 1) ? line.slice(1).trim() : null;
}

/** `link:a[B]`, `xref:a[B]` and `<<a,B>>` as links of Markdown. */
function linked(line: string): string {
  return line
    .replace(
      /(?:link|xref):([^\s[\]]{1,300})\[([^\]]{0,300})\]/g,
      (_, to: string, label: string) => `[${label || to}](${to})`,
    )
    .replace(/<<([^\s,<>]{1,300}?)(?:,\s*([^<>]{0,300}))?>>/g, (_, to: string, label = to) => `[${label}](${to})`);
}

function fromRst(text: string): string {
  const lines = text.split(/\r?\n/);
  /** The characters that underline headings, the highest level first; with a line above they are another level. */
  const levels: string[] = [];
  let literal = false;
  /** A table of the kind that a list writes, of values between commas, or of the kind that rules part. */
  let table: "list" | "csv" | "simple" | null = null;
  const below = rowsBelow();
  /** The options below a directive, which say of an ADR what fields would. */
  let options = false;
  return mapLines(lines.join("\n"), (line, i) => {
    const next = lines[i + 1] ?? "";
    const option = options ? /^\s+:([^:]{1,40}):(?:[ \t]+(.*))?$/.exec(line) : null;
    if (option && table === "csv") return option[1] === "header" ? below.head(csvRow(option[2] ?? "")) : "";
    if (option) return `${option[1]}: ${option[2] ?? ""}`;
    options = /^\.\. +[a-z][\w:-]*::(?:\s|$)/i.test(line) && !ofCode.test(line);
    const tabular = /^\.\. +(list|csv)-table::/.exec(line)?.[1];
    if (tabular) {
      table = tabular === "csv" ? "csv" : "list";
      return "";
    }
    if (/^={2,}(?: +={2,})+\s*$/.test(line)) {
      // The rule that closes it is followed by a blank line.
      table = table === "simple" && next.trim() === "" ? null : "simple";
      return "";
    }
    if (table === "list" && /^\s/.test(line)) {
      const label = /^\s+\* - (.+)$/.exec(line)?.[1];
      const value = /^\s+- (.+)$/.exec(next)?.[1];
      return label !== undefined && value !== undefined ? `| ${rstLinked(label)} | ${rstLinked(value)} |` : "";
    }
    if (table === "csv" && /^\s/.test(line)) return below.row(csvRow(line));
    if ((table === "list" || table === "csv") && line.trim() !== "") table = null;
    if (table === "simple") {
      const [label, value] = line.split(/ {2,}/);
      return value === undefined ? "" : `| ${rstLinked(label ?? "")} | ${rstLinked(value)} |`;
    }
    // What stands in a box belongs to the text; one may have a title of its own.
    const boxed = /^\.\. +admonition:: +(\S.*)$/.exec(line);
    if (boxed) return `**${boxed[1]?.trim()}**`;
    const note = box.exec(line);
    if (note) return rstLinked(note[1] ?? "");
    if (literal && /^\s|^$/.test(line)) return "";
    literal = false;
    // A term with what explains it on the next line, and lines that keep their ends.
    if (
      /^\p{L}/u.test(line) &&
      /^[ \t]+\S/.test(next) &&
      (lines[i - 1] ?? "").trim() === "" &&
      line.length < 60 &&
      !line.trimEnd().endsWith("::")
    )
      return `**${line.trim()}**`;
    if (/^\| [^|]*$/.test(line)) return rstLinked(line.slice(2));
    if (/^\.\.\s|^\.\.$/.test(line) || line.trimEnd().endsWith("::")) {
      literal = true;
      return "";
    }
    if (isRule(line)) return "";
    if (line.trim() !== "" && isRule(next) && next.trimEnd().length >= Math.min(3, line.trim().length)) {
      const kind =
        next.charAt(0) + (isRule(lines[i - 1] ?? "") && lines[i - 1]?.charAt(0) === next.charAt(0) ? "above" : "");
      if (!levels.includes(kind)) levels.push(kind);
      return `${"#".repeat(Math.min(6, levels.indexOf(kind) + 1))} ${rstLinked(line.trim())}`;
    }
    return rstLinked(line.replace(/^:([^:]{1,40}):[ \t]+/, "$1: "));
  });
}

/** Directives whose content, or whose options, are no text of the document. */
const ofCode =
  /^\.\. +(?:code|code-block|sourcecode|parsed-literal|literalinclude|include|prompt|doctest|math|raw|image|figure|toctree|list-table|table)::/;
/** A box without a title, with what stands on its first line. */
const box =
  /^\.\. +(?:note|tip|hint|important|attention|warning|caution|danger|seealso|topic|sidebar)::(?:[ \t]+(.*))?$/;

/** Values between commas as a row. */
function csvRow(line: string): string {
  const cells = [...line.trim().matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map(([, quoted, plain = ""]) =>
    (quoted?.replaceAll('""', '"') ?? plain).trim(),
  );
  while (cells.at(-1) === "") cells.pop();
  return cells.length === 0 ? "" : `| ${cells.map(rstLinked).join(" | ")} |`;
}

function isRule(line: string): boolean {
  return line.length <= longestLine && /^([=\-~^"'`#*+.:_])\1{2,}\s*$/.test(line);
}

/** Links, code and badges as Markdown has them. */
function rstLinked(line: string): string {
  return line
    .replace(/:((?:bdg|badge)[\w-]{0,30}):`/g, "{$1}`")
    .split(/(``[^`]+``)/)
    .map((part, i) => (i % 2 === 1 ? part.slice(1, -1) : rstLinks(part)))
    .join("");
}

function rstLinks(text: string): string {
  return text
    .replace(/:doc:`([^`<]{1,300})`/g, (_, to: string) => `[${to}](${to}.rst)`)
    .replace(
      /(?::(?:doc|ref):)?`([^`<]{1,300})<([^`>]{1,300})>`_{0,2}/g,
      (_, label: string, to: string) => `[${label.trim()}](${to})`,
    );
}

function mapLines(text: string, change: (line: string, i: number) => string): string {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  return lines.map((line, i) => (line === "" || line.length > longestLine ? "" : change(line, i))).join("\n");
}
