import type { Problem } from "#shared/adr/folder/problem";
import { ruleList, rules } from "#shared/adr/folder/rules";

/**
 * The problems as a SARIF 2.1.0 log (OASIS standard of 2020-03-27), one run. Addresses of files are relative to
 * `%SRCROOT%`, the repository's root; `prefix` is the way from there to the folder that was checked, "" or ending in `/`.
 */
export function sarifLog(problems: readonly Problem[], { version, prefix }: { version: string; prefix: string }) {
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Adroit",
            semanticVersion: version,
            rules: ruleList.map(({ id, level, finds }) => ({
              id,
              shortDescription: { text: finds },
              defaultConfiguration: { level },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => {
          const rule = rules[problem.kind];
          return {
            ruleId: rule.id,
            ruleIndex: ruleList.indexOf(rule),
            level: rule.level,
            message: { text: problem.what },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: address(`${prefix}${problem.file}`), uriBaseId: "%SRCROOT%" },
                  // Code scanning shows a result only with a place in its file.
                  region: { startLine: problem.line ?? 1 },
                },
              },
            ],
          };
        }),
      },
    ],
  };
}

/** A relative path as the relative reference of RFC 3986 that names it. A colon in the first part would end a scheme. */
function address(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
