import { notifications } from "@mantine/notifications";
import { lazy, Suspense, useEffect } from "react";
import type { Id } from "#shared/base/id";
import { progress } from "#shared/record/progress";
import { unscored } from "#shared/record/unscored";
import type { Client } from "../../host/client";
import { useAsk, useHost } from "../../host/HostContext";
import { AskedScreen } from "../../shell/AskedScreen";
import { go, type RecordPlace, recordPlace } from "../../shell/route";
import { AnswersStep } from "../walk/AnswersStep";
import { FrameStep } from "../walk/FrameStep";
import { dropKept, keptOf } from "./kept";
import { RecordProvider, useRecord } from "./RecordContext";

const ResultStep = lazy(() => import("../walk/ResultStep").then((m) => ({ default: m.ResultStep })));

const CriteriaStep = lazy(() => import("../walk/CriteriaStep").then((m) => ({ default: m.CriteriaStep })));

const WeightsStep = lazy(() => import("../walk/WeightsStep").then((m) => ({ default: m.WeightsStep })));

const UnscoredStep = lazy(() => import("../walk/UnscoredStep").then((m) => ({ default: m.UnscoredStep })));

/** Brings the Markdown renderer with it, which the other screens don't need. */
const DecideStep = lazy(() => import("../decide/DecideStep").then((m) => ({ default: m.DecideStep })));

export function RecordScreen({ id, place }: { id: string; place: RecordPlace | null }) {
  const { host } = useHost();
  const asked = useAsk(async () => {
    await storeKept(host, id);
    return host.records.get({ id });
  }, [id]);
  return (
    <AskedScreen asked={asked}>
      {(view) => (
        <RecordProvider view={view}>
          <RecordSteps place={place} />
        </RecordProvider>
      )}
    </AskedScreen>
  );
}

function RecordSteps({ place }: { place: RecordPlace | null }) {
  const { record } = useRecord();
  const known = place ?? recordPlace(record.draft.place) ?? { step: progress(record).next };
  const { id } = record;
  const missing = place === null;
  useEffect(() => {
    document.title = `${record.draft.frame.title || "Untitled"} - Adroit`;
    return () => {
      document.title = "Adroit";
    };
  }, [record.draft.frame.title]);
  useEffect(() => {
    if (missing) go({ at: "record", id, place: known }, { replace: true });
  });
  // Between the frame and the decision there is one step where nothing is scored, whatever the address says.
  if (unscored(record.draft) && known.step !== "frame" && known.step !== "decide")
    return (
      <Suspense>
        <UnscoredStep />
      </Suspense>
    );
  switch (known.step) {
    case "frame":
      return <FrameStep />;
    case "criteria":
      return (
        <Suspense>
          <CriteriaStep />
        </Suspense>
      );
    case "answers":
      return <AnswersStep criterion={known.criterion} />;
    case "weights":
      return (
        <Suspense>
          <WeightsStep />
        </Suspense>
      );
    case "result":
      return (
        <Suspense>
          <ResultStep />
        </Suspense>
      );
    case "decide":
      return (
        <Suspense>
          <DecideStep />
        </Suspense>
      );
  }
}

/** What was typed while the host was away goes in first, unless the record was changed since; then the user is asked. */
async function storeKept(host: Client, id: Id): Promise<void> {
  const kept = keptOf(id, Date.now());
  if (!kept) return;
  try {
    await host.records.save({ id, etag: kept.etag, draft: kept.draft });
  } catch {
    return;
  }
  dropKept(id);
  notifications.show({ message: "What you typed while Adroit was away is stored" });
}
