import type { Id, Sha256 } from "#shared/base/id";
import { useHost } from "../../host/HostContext";
import type { HostAction } from "../../host/useAction";

export type Begin = ReturnType<typeof useNewDecision>;

/** Starts a decision from a playbook, blank or from an example. */
export function useNewDecision({ run }: HostAction) {
  const { host } = useHost();
  return (of: { playbook: Id; hash?: Sha256; example?: Id; title?: string; unscored?: true }) =>
    run(async (goOn) => {
      const { record } = await host.records.create(of);
      goOn({ at: "record", id: record.id, place: { step: "frame" } });
    });
}
