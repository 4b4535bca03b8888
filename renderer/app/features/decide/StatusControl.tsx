import { Button } from "@mantine/core";
import { Fragment, type ReactNode, useState } from "react";
import { allowedStatuses } from "#shared/record/accept";
import { against } from "#shared/record/against";
import { recommended } from "#shared/record/decide";
import type { Status } from "#shared/record/record";
import { type Carried, carried } from "#shared/record/successor";
import { useHost } from "../../host/HostContext";
import { type Doing, useAction } from "../../host/useAction";
import { Dialog } from "../../ui/Dialog";
import { FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { CarryOver } from "../../widgets/CarryOver";
import { StatusChip } from "../../widgets/StatusChip";
import { useRecord } from "../record/RecordContext";
import { Destination, type Goes } from "./Destination";
import { TakeBack } from "./TakeBack";
import { useDecision } from "./useDecision";

const does: Record<Status, string> = {
  draft: "Back to draft",
  proposed: "Propose",
  accepted: "Accept",
  rejected: "Reject",
  deprecated: "Deprecate",
  superseded: "Decide anew",
};

/**
 * What the status is, what it can become, and what that means or what is missing. Where the file says otherwise it
 * counts if somebody edited it (`edited`), and waits to be updated if nobody did.
 */
export function StatusControl({ edited, goes, children }: { edited: boolean; goes: Goes; children: ReactNode }) {
  const { record, draft, readOnly, standing } = useRecord();
  const [asking, setAsking] = useState<Asking | null>(null);
  const change = useStatusChange(() => setAsking(null));
  const ways = useWays();
  const begin = (status: Status) => {
    if (status === "accepted") setAsking("accept");
    else if (status === "superseded") setAsking("anew");
    else change.set(status);
  };
  const reversible = standing === "accepted" || standing === "exported";
  return (
    <section aria-label="Status">
      <Row wrap={8} justify="between">
        {children}
        <Row wrap={8} gap={6} justify="end">
          <StatusChip status={draft.status} />
          {!readOnly && reversible && draft.status === "accepted" && record.revisions.at(-1)?.changed === undefined && (
            <Button
              variant="default"
              size="compact-sm"
              loading={change.under === "proposed"}
              onClick={() => setAsking("back")}
            >
              Take back
            </Button>
          )}
          {!readOnly && <WayButtons ways={ways} under={change.under} onBegin={begin} />}
        </Row>
      </Row>
      {!readOnly &&
        ways
          .filter(({ allowed, held }) => !allowed && !held)
          .map(({ status, why }) => (
            <Text key={status} size="meta" tone="quiet" mt={6}>
              {does[status]}: {why}
            </Text>
          ))}
      <OfFile edited={edited} ways={ways} onFollow={change.set} />
      <FailureNote failure={change.failure} />
      <Asked asking={asking} goes={goes} change={change} onClose={() => setAsking(null)} />
    </section>
  );
}

type Asking = "accept" | "anew" | "back";
type Way = ReturnType<typeof useWays>[number];
type StatusChange = ReturnType<typeof useStatusChange>;

/** What the status can become, and why it can't. */
function useWays() {
  const { record } = useRecord();
  const { decision, grounds } = useDecision();
  const unsaid = against(decision, recommended(grounds)) && decision?.overrule.trim() === "";
  return allowedStatuses(record)
    .filter(({ status, allowed }) => allowed || (status === "accepted" && !record.revisions.length))
    .map((way) => {
      // The field that asks for it says so itself.
      const held = unsaid && (way.status === "proposed" || way.status === "accepted");
      const why = held ? "Write why you choose against the recommendation first." : way.why;
      return { ...way, held, allowed: way.allowed && !held, why };
    });
}

/** Changes the status once all is saved; `under` is the one that is being reached. */
function useStatusChange(begun: () => void) {
  const { host } = useHost();
  const { record, settled, etag, accept } = useRecord();
  const { run, busy, failure } = useAction();
  const [to, setTo] = useState<Status | null>(null);
  const act = (status: Status, doing: Doing) => {
    begun();
    setTo(status);
    void run(async (goOn) => {
      if (await settled()) await doing(goOn);
    });
  };
  return {
    failure,
    under: busy ? to : null,
    set: (status: Status) =>
      act(status, async () => accept(await host.records.setStatus({ id: record.id, etag: etag(), status }))),
    /** Only a successor supersedes: this one holds until that one is accepted. */
    supersede: (carry: Carried[]) =>
      act("superseded", async (goOn) => {
        const next = await host.records.supersede({ id: record.id, carry });
        goOn({ at: "record", id: next.record.id, place: null });
      }),
    takeBack: (by: string, why: string) =>
      act("proposed", async () => accept(await host.records.takeBack({ id: record.id, etag: etag(), by, why }))),
  };
}

function WayButtons({ ways, under, onBegin }: { ways: Way[]; under: Status | null; onBegin(status: Status): void }) {
  return ways.map(({ status, allowed, why }) => (
    <Fragment key={status}>
      <Button
        variant="default"
        size="compact-sm"
        disabled={!allowed}
        loading={under === status}
        title={why}
        aria-describedby={`why-${status}`}
        onClick={() => onBegin(status)}
      >
        {does[status]}
      </Button>
      <span id={`why-${status}`} className="visually-hidden">
        {status === "superseded" && allowed ? "A new decision takes its place once it is accepted." : why}
      </span>
    </Fragment>
  ));
}

/** What the ADR file says, where that is something else. */
function OfFile({ edited, ways, onFollow }: { edited: boolean; ways: Way[]; onFollow(status: Status): void }) {
  const { draft, readOnly, adrStatus } = useRecord();
  if (!adrStatus || adrStatus.status === draft.status) return null;
  const follow =
    edited && adrStatus.status && ways.find(({ status, allowed }) => allowed && status === adrStatus.status);
  return (
    <Row wrap={8} justify="between" mb={10} card="warn" py={8} size="aside" mt={8}>
      <span>
        {edited ? "The ADR file says" : "The ADR file still says"} {adrStatus.raw ? `“${adrStatus.raw}”` : "nothing"}.{" "}
        {edited ? "The file counts." : "Update it to carry this status."}
      </span>
      {follow && !readOnly && (
        <Button variant="default" size="compact-sm" onClick={() => onFollow(follow.status)}>
          Take over “{follow.status}”
        </Button>
      )}
    </Row>
  );
}

/** What is asked before the status changes. */
function Asked({
  asking,
  goes,
  change,
  onClose,
}: {
  asking: Asking | null;
  goes: Goes;
  change: StatusChange;
  onClose(): void;
}) {
  const [carry, setCarry] = useState<Carried[]>(carried);
  const answers = (does: string, act: () => void) => (
    <>
      <Button variant="default" onClick={onClose}>
        Not yet
      </Button>
      <Button data-autofocus onClick={act}>
        {does}
      </Button>
    </>
  );
  return (
    <>
      <Dialog
        opened={asking === "accept"}
        onClose={onClose}
        title="Accept this decision?"
        actions={answers("Accept", () => change.set("accepted"))}
      >
        <Stack gap={16}>
          <Destination {...goes} />
          <Text tone="soft">
            Until the ADR is written all of it stays editable. Until that is committed the status can be taken back;
            after that only a review changes it.
          </Text>
        </Stack>
      </Dialog>
      {asking === "back" && <TakeBack onClose={onClose} onBack={change.takeBack} />}
      <Dialog
        opened={asking === "anew"}
        onClose={onClose}
        title="What does the new decision take over?"
        actions={answers("Decide anew", () => change.supersede(carry))}
      >
        <p>This one holds until the new one is accepted.</p>
        <Stack gap={10} mt={12}>
          <CarryOver carry={carry} onCarry={setCarry} />
        </Stack>
      </Dialog>
    </>
  );
}
