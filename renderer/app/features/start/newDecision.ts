import type { Id } from "#shared/base/id";
import { type Failure, failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { go } from "../../shell/route";

/** Starts a decision from a playbook, blank or from an example. */
export function useNewDecision(failed: (failure: Failure) => void) {
  const { host } = useHost();
  return async (of: { playbook: Id; example?: Id }) => {
    try {
      const { record } = await host.records.create(of);
      go({ at: "record", id: record.id, place: { step: "frame" } });
    } catch (error) {
      failed(failureOf(error));
    }
  };
}
