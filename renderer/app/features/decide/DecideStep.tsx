import { Button } from "@mantine/core";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { slugOf } from "#shared/adr/folder/slug";
import { renderAdr } from "#shared/adr/write/render";
import type { ExportPlan } from "#shared/api/repo";
import type { Id } from "#shared/base/id";
import { choose } from "#shared/record/decide";
import type { ProfileId } from "#shared/record/record";
import { unscored } from "#shared/record/unscored";
import { useHost } from "../../host/HostContext";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import { useKeys } from "../../shell/keys";
import { Prose } from "../../ui/Prose";
import { count } from "../../ui/words";
import { useRecord } from "../record/RecordContext";
import { Revisit } from "../review/Revisit";
import { adrName } from "./adr";
import { Choice } from "./Choice";
import { ExportDialog } from "./ExportDialog";
import { Fields } from "./Fields";
import { Preview } from "./Preview";
import { SettledDecision } from "./Settled";
import { StatusControl } from "./StatusControl";
import { useDecision } from "./useDecision";
import { type PlanTarget, useExportPlan } from "./usePlan";

export function DecideStep() {
  const { host, settings } = useHost();
  const { record, draft, change, accept } = useRecord();
  const { decision, grounds, fixed } = useDecision();
  const [exporting, setExporting] = useState(false);
  const [target, setTarget] = useState<PlanTarget | null>(() => firstTarget(record.repo, settings.repositories[0]));
  const [wanted, setWanted] = useState<ProfileId | null>(null);
  const aimed = useMemo(
    () => target && { ...target, ...(wanted && !record.repo && { profile: wanted }) },
    [target, wanted, record.repo],
  );
  const planned = useExportPlan(aimed);
  const plan = planned.state === "ready" ? planned.plan : null;
  const options = useRef<HTMLDivElement>(null);
  const onProfile = record.repo ? undefined : setWanted;
  const profile = aimed?.profile ?? wanted ?? plan?.profile ?? "madr4";

  const pick = (option: Id | null) => change("decision.option", (before) => choose(before, option, grounds));
  const digits = fixed
    ? {}
    : Object.fromEntries([...draft.options.map(({ id }) => id), null].slice(0, 9).map(digitKey));
  function digitKey(option: Id | null, i: number): [string, () => void] {
    const out = grounds.recommendation.analysis.excluded.some((one) => one.option === option);
    return [`${i + 1}`, () => !out && pick(option)];
  }
  useKeys(digits);

  const askChoice = () => options.current?.querySelector<HTMLElement>("input:not(:disabled)")?.focus();
  const written =
    planned.state === "ready" && !planned.stale && plan !== null && plan.conflict === null && plan.writes.length === 0;
  const next = !decision
    ? { label: "Write the ADR", to: askChoice }
    : written
      ? { label: "Decisions", to: "start" as const }
      : { label: labelOf(plan), to: () => setExporting(true) };
  const open = draft.status === "draft" || draft.status === "proposed";
  const question = (
    <Prose as="h1" voice="question">
      {open ? "What do you choose?" : "What was chosen"}
    </Prose>
  );
  return (
    <WalkFrame
      place={{ step: "decide" }}
      back={
        unscored(draft) ? { label: "Options", to: { step: "criteria" } } : { label: "Result", to: { step: "result" } }
      }
      primary={{ ...next, keys: ["Ctrl", "↵"] }}
      effect={
        !decision ? (
          "Choose an option, or postpone"
        ) : plan ? (
          <Effect plan={plan} onGoOn={() => setExporting(true)} />
        ) : undefined
      }
      panel={{
        title: "The ADR",
        wide: true,
        content: (
          <LivePreview
            target={aimed}
            onTarget={() => setExporting(true)}
            file={plan?.file ?? record.repo?.file ?? null}
            profile={profile}
            onProfile={onProfile}
          />
        ),
      }}
    >
      {decision || fixed ? (
        <StatusControl
          edited={plan?.conflict?.why === "edited"}
          goes={{ target: aimed, onTarget: setTarget, dir: plan?.dir ?? null, profile, onProfile }}
        >
          {question}
        </StatusControl>
      ) : (
        question
      )}
      {fixed ? (
        <SettledDecision decision={decision} />
      ) : (
        <div ref={options}>
          <Choice chosen={decision?.option} onChoose={pick} />
          {decision && <Fields decision={decision} />}
        </div>
      )}
      {!open && <Revisit />}
      <ExportDialog
        opened={exporting}
        onCommitted={() => {
          planned.again();
          void host.records.get({ id: record.id }).then(accept);
        }}
        onClose={() => setExporting(false)}
        target={aimed}
        onTarget={setTarget}
        planned={planned}
      />
    </WalkFrame>
  );
}

/** Rendered behind the typing, so that a long ADR never holds up a key. */
function LivePreview({
  target,
  onTarget,
  file,
  profile,
  onProfile,
}: {
  target: PlanTarget | null;
  /** Lets the user say where it goes. */
  onTarget(): void;
  file: string | null;
  profile: ProfileId;
  onProfile: ((profile: ProfileId) => void) | undefined;
}) {
  const { info } = useHost();
  const { record, recommendation } = useRecord();
  const now = useMemo(() => ({ record, recommendation }), [record, recommendation]);
  const shown = useDeferredValue(now);
  const text = useMemo(
    () => renderAdr({ ...shown, profile, today: info.today, file }),
    [shown, profile, info.today, file],
  );
  return (
    <Preview
      text={text}
      file={file ?? `${slugOf(record.draft.frame.title)}.md`}
      profile={profile}
      onProfile={onProfile}
      laid={`${profile} ${file === null}`}
      where={target && (target.dir === undefined ? target.root : `${target.root}/${target.dir}`)}
      onWhere={onTarget}
    />
  );
}

/** Where it was written before, else the repository used last. */
function firstTarget(
  repo: { root: string; dir: string; profile: ProfileId } | undefined,
  last: string | undefined,
): PlanTarget | null {
  if (repo) return { root: repo.root, dir: repo.dir, profile: repo.profile };
  return last === undefined ? null : { root: last };
}

function labelOf(plan: ExportPlan | null): string {
  if (!plan) return "Write the ADR";
  const name = adrName(plan.file);
  if (plan.conflict) return `Look at ${name}`;
  return plan.action === "create" ? `Write ${name}` : `Update ${name}`;
}

/** What the primary will do, or that there is nothing left to write and what comes after. */
function Effect({ plan, onGoOn }: { plan: ExportPlan; onGoOn(): void }) {
  const { info } = useHost();
  const { uncommitted } = plan;
  const where = <span className="mono">{plan.dir || plan.root}</span>;
  if (plan.conflict) return plan.conflict.why === "edited" ? "Somebody edited the file since" : "The file is gone";
  if (plan.writes.length > 0) {
    return (
      <>
        Writes {count(plan.writes.length, "file")} to {where}. You commit it.
      </>
    );
  }
  return (
    <>
      {uncommitted?.length === 0 ? "Committed in" : "Up to date in"} {where}{" "}
      {info.can.git && uncommitted !== null && (
        <Button variant="subtle" size="compact-sm" onClick={onGoOn}>
          {uncommitted.length > 0 ? "Commit it" : "Text for a pull request"}
        </Button>
      )}
    </>
  );
}
