import { useCallback, useEffect, useState } from "react";
import type { ExportPlan } from "#shared/api/api";
import type { ProfileId } from "#shared/record/record";
import { type Failure, failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { useRecord } from "../../record/RecordContext";

/** Where the ADR should go. Folder and profile are the repository's own where they aren't given. */
export interface Target {
  root: string;
  dir?: string;
  profile?: ProfileId;
  /** Leaves the file of an earlier export alone. */
  asNew?: boolean;
}

export type Planned =
  | { state: "none" }
  | { state: "waiting" }
  | { state: "failed"; failure: Failure }
  | { state: "ready"; plan: ExportPlan };

/** Milliseconds without a change before the plan is asked for again. */
const rest = 300;

/** What an export would write, asked again whenever the stored record or the target changes. */
export function usePlan(target: Target | null): Planned & { again(): void } {
  const { host } = useHost();
  const { record, saving } = useRecord();
  const [planned, setPlanned] = useState<Planned>({ state: "none" });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((n) => n + 1), []);
  const { id, draft, repo } = record;
  const saved = saving.state === "saved";

  // biome-ignore lint/correctness/useExhaustiveDependencies: the stored draft, the last export and `again` call for a new plan
  useEffect(() => {
    if (!target) return setPlanned({ state: "none" });
    if (!saved) return;
    let current = true;
    setPlanned((before) => (before.state === "ready" ? before : { state: "waiting" }));
    const timer = setTimeout(() => {
      host.repo.plan({ id, ...target }).then(
        (plan) => current && setPlanned({ state: "ready", plan }),
        (error) => current && setPlanned({ state: "failed", failure: failureOf(error) }),
      );
    }, rest);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [host, id, target, saved, draft, repo, round]);

  return { ...planned, again };
}
