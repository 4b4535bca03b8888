import { useMemo } from "react";
import type { Grounds } from "#shared/record/decide";
import type { Decision, Draft } from "#shared/record/record";
import { useHost } from "../../host/HostContext";
import { useRecord } from "../record/RecordContext";

/** The decision on screen, what its proposals are made from, and how to change it. */
export function useDecision() {
  const { info } = useHost();
  const { draft, playbook, recommendation, locked, change } = useRecord();
  const grounds = useMemo(
    (): Grounds => ({ playbook, recommendation, today: info.today }),
    [playbook, recommendation, info.today],
  );
  return {
    decision: draft.decision,
    grounds,
    /** Nothing but the status can change any more. */
    fixed: locked !== null,
    /** Sets fields of the decision; `about` names the step of undo. */
    set(about: string, fields: Partial<Decision>) {
      change(`decision.${about}`, (before: Draft) =>
        before.decision ? { ...before, decision: { ...before.decision, ...fields } } : before,
      );
    },
  };
}
