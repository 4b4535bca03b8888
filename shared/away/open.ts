/** Opens ballots as they arrive, and all of them at the end: what is in them is checked like all that comes from outside. */

import { withWords } from "./alone";
import type { BallotContent, Envelope } from "./ballot";
import type { Call } from "./call";
import { contentSchema, envelopeSchema } from "./schema";
import { type CallKeys, NotOpened, openContent, openEnvelope } from "./seal";

/** The envelope of a sealed ballot, or why it can't be opened. */
export async function readEnvelope(
  keys: Pick<CallKeys, "outer">,
  bytes: Uint8Array,
): Promise<Envelope | { damaged: string }> {
  try {
    const { envelope } = await openEnvelope(keys, bytes);
    const { success, data } = envelopeSchema.safeParse(envelope);
    return success ? data : { damaged: "It opens, but its envelope isn't that of a ballot." };
  } catch (error) {
    if (error instanceof NotOpened) return { damaged: error.message };
    throw error;
  }
}

/** What stands on a ballot whose envelope counts, or why that can't be used. */
export async function readContent(
  call: Call,
  hash: string,
  keys: CallKeys,
  bytes: Uint8Array,
): Promise<BallotContent | { damaged: string }> {
  try {
    const { envelope, inner } = await openEnvelope(keys, bytes);
    const { ballot } = envelopeSchema.parse(envelope);
    const { success, data } = contentSchema.safeParse(await openContent(keys, inner));
    if (!success) return { damaged: "It opens, but what is in it isn't a ballot." };
    if (data.call !== call.id || data.hash !== hash || data.ballot !== ballot)
      return { damaged: "Its envelope is that of another ballot." };
    const [fault] = withWords(call, data.words).faults;
    return fault === undefined ? data : { damaged: `It doesn't answer what was asked: ${fault}` };
  } catch (error) {
    if (error instanceof NotOpened) return { damaged: error.message };
    throw error;
  }
}
