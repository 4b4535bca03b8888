import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import type { Playbook } from "#shared/playbook/playbook";
import type { Findings, JudgingRequest } from "./judging";

/**
 * What is to be said of the playbook as it stands, a moment after the last change. While a worker computes, only the
 * newest of the other questions waits; an answer to an older one is passed over.
 */
export function useFindings(
  playbook: Playbook,
  judgements: JudgingRequest["judgements"],
  year: number,
): Findings | null {
  const [verdict, setVerdict] = useState<Findings | null>(null);
  const worker = useRef<Worker | null>(null);
  const asked = useRef({ n: 0, busy: false, next: null as JudgingRequest | null });
  useEffect(() => {
    const made = new Worker(new URL("./judge.worker.ts", import.meta.url), { type: "module" });
    const now = asked.current;
    worker.current = made;
    made.onmessage = ({ data }: MessageEvent<Findings>) => {
      now.busy = false;
      if (data.n === now.n) setVerdict(data);
      if (now.next) post(now.next);
    };
    // A playbook that can't be computed is told by what is wrong with it.
    made.onerror = () => {
      now.busy = false;
    };
    const post = (question: JudgingRequest) => {
      now.next = null;
      now.busy = true;
      made.postMessage(question);
    };
    return () => {
      made.terminate();
      now.busy = false;
    };
  }, []);
  const ask = useDebouncedCallback(() => {
    const now = asked.current;
    const question: JudgingRequest = { n: ++now.n, playbook, judgements, year };
    if (now.busy) now.next = question;
    else {
      now.busy = true;
      worker.current?.postMessage(question);
    }
  }, 300);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when what it is asked about is another
  useEffect(ask, [playbook, judgements, year]);
  return verdict;
}
