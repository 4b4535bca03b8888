/** ADRs in every profile with hostile text in every field, and what has to be read on their pages. */
import { profiles } from "#shared/adr/write/profiles/profiles";
import { renderAdr } from "#shared/adr/write/render";
import type { DecisionRecord } from "#shared/record/record";
import { decided, recommended, recordOf, smallPlaybook } from "../samples/adr-records";
import { addresses, hostile } from "./hostile";

export interface Page {
  /** File name of the ADR. */
  file: string;
  profile: string;
  text: string;
  /** What a reader has to see, as it was typed. */
  shown: string[];
}

function recordWith(typed: readonly string[]): DecisionRecord {
  const at = (i: number) => typed[i % typed.length] ?? "";
  const record = recordOf(smallPlaybook, {
    frame: {
      title: `Use it: ${at(0)}`,
      problem: [...typed, ...addresses].join("\n\n"),
      scope: at(3),
      decider: "Ana",
    },
    options: [{ id: "own", title: `Own ${at(6)}`, summary: at(7) }],
    criteria: [{ id: "mine", title: `Mine ${at(10)}` }],
    mustHaves: [{ id: "must", statement: at(11), check: at(12) }],
    answers: {
      database: { answer: "relational", adjusted: { own: 4 }, reason: at(13) },
      mine: { scores: { django: 2, own: 5 }, reason: at(14) },
    },
  });
  return decided(
    record,
    {
      option: "own",
      by: "Ana",
      reason: `it is ${at(15)}`,
      overrule: at(16),
      consequences: typed.map((text, i) => ({ kind: i % 2 === 0 ? "good" : "bad", text })),
      confirmation: typed.join("\n"),
      dissent: typed.slice(0, 3).map((text) => ({ who: "Ben", text })),
      triggers: typed.map((statement, i) => ({ id: `t${i}`, kind: "external" as const, statement })),
    },
    { status: "accepted" },
  );
}

/** Every profile with everything, and the first with one text in each title, and as the only paragraph of a page. */
export function pages(more: readonly string[] = []): Page[] {
  const typed = [...hostile, ...more];
  const all = profiles().map(({ id }, i): Page => {
    const file = `${String(i + 1).padStart(4, "0")}-${id}.md`;
    const shown = [...(id === "madr4-minimal" ? [] : typed), ...addresses];
    return { file, profile: id, text: rendered(recordWith(typed), id, file), shown };
  });
  const titled = typed.map((text, i): Page => {
    const file = `${String(i + 101).padStart(4, "0")}-title.md`;
    const record = recordOf(smallPlaybook, { frame: { title: `T ${text}`, problem: text } });
    return { file, profile: "madr4", text: rendered(record, "madr4", file), shown: [`T ${text}`, text] };
  });
  const alone = typed.map((text, i): Page => {
    const file = `${String(i + 301).padStart(4, "0")}-alone.md`;
    const record = recordOf(smallPlaybook, { frame: { title: `Page ${i + 301}`, problem: text } });
    return { file, profile: "madr4", text: rendered(record, "madr4", file), shown: [text] };
  });
  return [...all, ...titled, ...alone];
}

function rendered(record: DecisionRecord, profile: Parameters<typeof renderAdr>[0]["profile"], file: string): string {
  return renderAdr({ record, recommendation: recommended(record), profile, today: "2026-11-20", file });
}
