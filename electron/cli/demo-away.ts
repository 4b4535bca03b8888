/** People who answer calls from elsewhere, for `demo --away`: nobody is in the room. */
import { randomBytes } from "node:crypto";
import type { AdroitClient } from "#electron/host/router";
import type { Call } from "#shared/away/call";
import { parseCall } from "#shared/away/schema";
import { hashOfCall, sealBallot } from "#shared/away/seal";
import { addDays, localDay } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import type { Ballot } from "#shared/record/record";
import type { Word } from "#shared/workshop/ballot";
import { ballotWords, goToStep } from "./demo-workshop";

type Asked = "round" | "again" | "consent";

/**
 * Asks five people by sealed ballots about a record, near `ballot`, then once more about what differs, then for consent,
 * and returns once the decision is closed.
 */
export async function holdCalls(
  client: AdroitClient,
  { id, ballot, decider }: { id: Id; ballot: Ballot; decider: string },
  say: (line: string) => void,
): Promise<void> {
  const people = [decider, "Ben", "Cleo", "Dev", "Eli"];
  await client.session.begin({ id });
  const { criteria } = await client.session.brief({ id });
  await ask(client, id, "round", people, (_, person) => ballotWords(ballot, criteria, person), say);

  const { cells } = (await client.session.view({ id })).view;
  if (cells.length > 0) {
    const closer = ({ asks }: Call): Word[] =>
      asks.what === "again"
        ? asks.criteria.map((criterion) => ({
            on: "judgement",
            criterion,
            judgement: ballot.judgements[criterion] ?? null,
          }))
        : [];
    await ask(client, id, "again", people.slice(2), closer, say);
  }

  await goToStep(client, id, "decide");
  const { result } = (await client.session.view({ id })).view;
  const option = result?.leader ?? null;
  const reason = option === null ? "the answers speak for none yet" : "it fits our answers better";
  await client.session.answer({ id, command: { type: "choose", option, reason, overrule: "" } });
  const consent = (_: Call, person: number): Word[] => [
    {
      on: "consent",
      level: person === 3 ? 2 : 5,
      confidence: 60 + 5 * person,
      reason: person === 3 ? "I'd try it small first." : "",
    },
  ];
  await ask(client, id, "consent", people, consent, say);
  await client.session.close({ id });
}

/** Makes a call, lets everybody seal an answer, collects them as a mail would bring them, and opens all. */
async function ask(
  client: AdroitClient,
  id: Id,
  what: Asked,
  people: string[],
  wordsOf: (call: Call, person: number) => Word[],
  say: (line: string) => void,
): Promise<void> {
  const until = addDays(localDay(new Date()), 7);
  const { view } = await client.calls.make({ id, what, until, people, codes: false });
  const { name, html } = await client.calls.page({ id });
  const call = parseCall(name, html);
  say(`Asked ${people.length} people elsewhere until ${until}; the call's words are ${view.words.join(" ")}`);
  const sealed = await Promise.all(people.map((person, i) => seal(call, person, wordsOf(call, i))));
  await client.calls.take({ id, pasted: sealed.join("\n") });
  const { opened, aside } = await client.calls.open({ id });
  say(`Opened ${opened?.ballots ?? 0} sealed ballots, ${aside.length} set aside`);
}

function seal(call: Call, name: string, words: Word[]): Promise<string> {
  const ballot = `b${randomBytes(8).toString("hex")}`;
  const bound = { format: 1 as const, call: call.id, hash: hashOfCall(call), ballot };
  return sealBallot(call.keys, { ...bound, name, stated: new Date().toISOString() }, { ...bound, words });
}
