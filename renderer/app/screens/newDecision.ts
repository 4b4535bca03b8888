import { type Failure, failureOf } from "../host/failure";
import { useHost } from "../host/HostContext";
import { go } from "../route";

/**
 * Starts a decision, blank or from an example. With one playbook there is nothing to choose; with several the playbooks
 * are shown.
 */
export function useNewDecision(failed: (failure: Failure) => void) {
  const { host, playbooks } = useHost();
  return async (example?: unknown) => {
    const [only, ...others] = playbooks;
    if (!only || (others.length > 0 && typeof example !== "string")) return go({ at: "playbooks" });
    try {
      const { record } = await host.records.create({
        playbook: only.playbook.id,
        ...(typeof example === "string" && { example }),
      });
      go({ at: "record", id: record.id, place: { step: "frame" } });
    } catch (error) {
      failed(failureOf(error));
    }
  };
}
