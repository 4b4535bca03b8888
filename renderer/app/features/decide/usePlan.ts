import { useCallback, useEffect, useState } from "react";
import type { ExportPlan, RepoInfo } from "#shared/api/repo";
import type { Draft, ExportTarget, ProfileId } from "#shared/record/record";
import { type Failure, failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { useRecord } from "../record/RecordContext";

/** Where the ADR should go. Folder and profile are the repository's own where they aren't given. */
export interface PlanTarget {
  root: string;
  dir?: string;
  profile?: ProfileId;
  /** Leaves the file of an earlier export alone. */
  asNew?: boolean;
  /** Brings the list of ADRs up to date too. */
  index?: boolean;
}

export type Planned =
  | { state: "none" }
  | { state: "waiting" }
  | { state: "failed"; failure: Failure }
  /** `stale`: made before the last change; it still names the file, but not what is left to write. */
  | { state: "ready"; plan: ExportPlan; stale: boolean };

const none: Planned = { state: "none" };
const waiting: Planned = { state: "waiting" };

/** Milliseconds without a change before the plan is asked for again. */
const rest = 300;

/** What an export would write, asked again whenever the stored record or the target changes. */
export function useExportPlan(target: PlanTarget | null): Planned & { again(): void } {
  const { host } = useHost();
  const { record, stored } = useRecord();
  const [planned, setPlanned] = useState(none);
  const [of, setOf] = useState<Draft | null>(null);
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((n) => n + 1), []);
  const { id, draft, repo } = record;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the stored draft, the last export and `again` call for a new plan
  useEffect(() => {
    if (!target) return setPlanned(none);
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const plan = await host.repo.plan({ id, ...target });
        if (!current) return;
        setPlanned({ state: "ready", plan, stale: false });
        setOf(draft);
      } catch (error) {
        if (current) setPlanned({ state: "failed", failure: failureOf(error) });
      }
    };
    void stored().then(() => {
      if (!current) return;
      setPlanned((before) => (before.state === "ready" ? before : waiting));
      timer = setTimeout(ask, rest);
    });
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [host, id, target, stored, draft, repo, round]);

  return planned.state === "ready" ? { ...planned, stale: of !== draft, again } : { ...planned, again };
}

/** Where the ADR goes in a repository: to its file of before, unless an ADR folder itself was pointed at. */
export function targetIn({ root, folders }: RepoInfo, before: ExportTarget | undefined): PlanTarget {
  const first = folders[0];
  return first === undefined || (before?.root === root && first.from !== "by hand")
    ? { root }
    : { root, dir: first.dir };
}
