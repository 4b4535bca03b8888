/** @jsxImportSource preact */
import { useMemo } from "preact/hooks";
import type { Call } from "#shared/away/call";
import { hashOfCall, wordsOfHash } from "#shared/away/seal";

/** The words of the call's hash: the same as on the side that asks, or it isn't the same call. */
export function Words({ call }: { call: Call }) {
  const words = useMemo(() => wordsOfHash(hashOfCall(call)), [call]);
  return <p class="callwords">This call: {words.join(" · ")}</p>;
}
