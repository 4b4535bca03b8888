import type { Problem } from "#shared/adr/folder/problem";

/** A line a problem, as compilers write it: file, line where there is one, what. */
export function textReport(problems: readonly Problem[], adrs: number): string {
  if (problems.length === 0) return `No problems in ${adrs} ${adrs === 1 ? "ADR" : "ADRs"}.\n`;
  return problems.map(({ file, line, what }) => `${file}${line === undefined ? "" : `:${line}`}: ${what}\n`).join("");
}
