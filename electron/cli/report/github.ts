import type { Problem } from "#shared/adr/folder/problem";
import { rules } from "#shared/adr/folder/rules";

/**
 * Workflow commands that GitHub turns into annotations beside the lines of a pull request. `prefix` is the way from the
 * repository's root to the folder that was checked, "" or ending in `/`, since annotations name files from the root.
 * Escapes: https://github.com/actions/toolkit, packages/core/src/command.ts.
 */
export function githubReport(problems: readonly Problem[], prefix: string): string {
  return problems
    .map((problem) => {
      const { level, id } = rules[problem.kind];
      const properties = Object.entries({
        file: `${prefix}${problem.file}`,
        // A line 0 would be dropped, and the annotation with it.
        line: String(problem.line ?? 1),
        title: `adroit ${id}`,
      });
      const where = properties.map(([name, value]) => `${name}=${property(value)}`).join(",");
      return `::${level} ${where}::${data(problem.what)}\n`;
    })
    .join("");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
