import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { folderEntries } from "#shared/adr/folder/folder";
import { readAdr } from "#shared/adr/read/read";
import { readIfAdr } from "#shared/adr/read/recognise";
import { headingNumber } from "#shared/adr/read/title";

interface Expected {
  path: string;
  kind: string;
  number: number | null;
  prefix: string | null;
  heading_number: number | null;
  filename_date: string | null;
  title: string | null;
  title_accept: string[];
  status: string;
  status_accept?: string[];
  date: string | null;
  date_accept?: (string | null)[];
  supersedes: string[];
  supersedes_accept?: string[];
  superseded_by: string[];
  superseded_by_accept?: string[];
  checked: boolean;
}

const corpus = process.env.ADR_CORPUS;
const log = process.env.ADR_CORPUS_LOG;

describe.skipIf(!corpus)("real ADR folders (set ADR_CORPUS to the folder that holds them)", () => {
  const all = (corpus ? readdirSync(`${corpus}/expected`) : []).flatMap((name) => {
    const repo = name.replace(/\.json$/, "");
    const { files } = JSON.parse(readFileSync(`${corpus}/expected/${name}`, "utf8")) as { files: Expected[] };
    return files.map((expected) => {
      const text = readFileSync(`${corpus}/repos/${repo}/${expected.path}`, "utf8");
      return { repo, expected, text, read: readAdr(expected.path, text) };
    });
  });
  const adrs = all.filter(({ expected }) => expected.kind === "adr");

  const agrees = {
    number: ({ expected, read }: (typeof all)[number]) => read.number === expected.number,
    title: ({ expected, read }: (typeof all)[number]) =>
      read.title === expected.title || expected.title_accept.includes(read.title ?? ""),
    status: ({ expected, read }: (typeof all)[number]) =>
      [expected.status, ...(expected.status_accept ?? [])].includes(read.status ?? "unknown"),
    date: ({ expected, read }: (typeof all)[number]) =>
      [expected.date, ...(expected.date_accept ?? [])].includes(read.date),
  };

  test.each([
    ["number", 0.99],
    ["title", 0.99],
    ["date", 0.99],
    ["status", 0.98],
  ] as const)("%s agrees in at least %d of the files read by hand", (what, share) => {
    const checked = adrs.filter(({ expected }) => expected.checked);
    const wrong = adrs.filter((one) => !agrees[what](one));
    if (log)
      for (const { repo, expected, read } of wrong)
        console.info(
          what,
          expected.checked,
          repo,
          expected.path,
          "|",
          JSON.stringify(expected[what]),
          JSON.stringify(read[what]),
          read.statusRaw?.slice(0, 60),
        );
    const wrongChecked = wrong.filter(({ expected }) => expected.checked);
    expect(1 - wrongChecked.length / checked.length).toBeGreaterThanOrEqual(share);
    for (const name of new Set(checked.map(({ repo }) => repo))) {
      const ours = ({ repo }: (typeof all)[number]) => repo === name;
      expect(1 - wrongChecked.filter(ours).length / checked.filter(ours).length, name).toBeGreaterThanOrEqual(0.9);
    }
  });

  test("templates, indexes, readmes and other files are no ADRs, and every ADR is one", () => {
    const wrong = all.filter(
      ({ expected, text }) => (readIfAdr(expected.path, text) !== null) !== (expected.kind === "adr"),
    );
    expect(wrong.map(({ repo, expected }) => `${repo}/${expected.path} ${expected.kind}`)).toEqual([]);
  });

  test("prefixes and dates in names are as they were read by hand, and what a heading numbers itself", () => {
    for (const { repo, expected, read } of adrs) {
      const heading = headingNumber(read.titleRaw ?? "")?.number ?? expected.heading_number;
      expect([repo, expected.path, read.prefix, read.fileDate, heading]).toEqual([
        repo,
        expected.path,
        expected.prefix,
        expected.filename_date,
        expected.heading_number,
      ]);
    }
  });

  test("what supersedes what agrees in at least 0.99 of the files read by hand", () => {
    const results = [...new Set(all.map(({ repo }) => repo))].flatMap((name) => {
      const files = all.filter(({ repo }) => repo === name);
      const entries = folderEntries(files.map(({ expected, text }) => ({ path: expected.path, text })));
      return files
        .filter(({ expected }) => expected.kind === "adr" && expected.checked)
        .map(({ expected }) => {
          const entry = entries.find(({ file }) => file === expected.path);
          const same = (found: string[] = [], ...accepted: (string[] | undefined)[]) =>
            accepted.some((files) => files && files.toSorted().join() === found.toSorted().join());
          return (
            same(entry?.supersedes, expected.supersedes, expected.supersedes_accept) &&
            same(entry?.supersededBy, expected.superseded_by, expected.superseded_by_accept)
          );
        });
    });
    expect(results.filter(Boolean).length / results.length).toBeGreaterThanOrEqual(0.99);
  });
});
