import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { Exported, ExportPlan } from "#shared/api/repo";
import { capital } from "#shared/base/capital";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { useRecord } from "../record/RecordContext";
import { adrName } from "./adr";
import type { PlanTarget } from "./usePlan";

/** What was written, and what the plan said of it. */
export interface WrittenExport {
  exported: Exported;
  action: ExportPlan["action"];
}

/** Writes by a plan: the record is saved first, and taken over afterwards as the export leaves it. */
export function useExport({ onTarget, onFailed }: { onTarget(target: PlanTarget): void; onFailed(): void }) {
  const { host } = useHost();
  const { record, settled, etag, accept } = useRecord();
  const { run, show, busy, failure } = useAction();
  const [written, setWritten] = useState<WrittenExport | null>(null);

  const write = async (target: PlanTarget, plan: ExportPlan) => {
    const well = await run(async () => {
      if (!(await settled())) return;
      const exported = await host.repo.export({
        id: record.id,
        ...target,
        dir: plan.dir,
        profile: plan.profile,
        etag: etag(),
        expect: plan.onDisk,
      });
      accept(await host.records.get({ id: record.id }));
      onTarget({ root: exported.root, dir: exported.dir, profile: plan.profile });
      setWritten({ exported, action: plan.action });
      notifications.show({
        message: `${capital(adrName(exported.file))} written to ${exported.dir || "the root"}`,
      });
    });
    if (!well) onFailed();
  };
  return { write, written, busy, failure, show };
}
