import { Button } from "@mantine/core";
import { Fragment, type ReactNode, useState } from "react";
import { allowedStatuses } from "#shared/record/accept";
import { against } from "#shared/record/decide";
import type { Status } from "#shared/record/record";
import { type Carried, carried } from "#shared/record/successor";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { go } from "../../shell/route";
import { Dialog } from "../../ui/Dialog";
import { FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { CarryOver } from "../../widgets/CarryOver";
import { StatusChip } from "../../widgets/StatusChip";
import { useRecord } from "../record/RecordContext";
import { Destination, type Goes } from "./Destination";
import classes from "./StatusControl.module.css";
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
  const { host } = useHost();
  const { record, draft, readOnly, adrStatus, standing, settled, etag, accept } = useRecord();
  const { decision, grounds } = useDecision();
  const [asking, setAsking] = useState<"accept" | "anew" | "back" | null>(null);
  const [carry, setCarry] = useState<Carried[]>(carried);
  const [to, setTo] = useState<Status | null>(null);
  const { run, busy, failure } = useAction();
  const unsaid = against(decision, grounds) && decision?.overrule.trim() === "";

  const act = (status: Status, doing: () => Promise<void>) => {
    setAsking(null);
    setTo(status);
    void run(async () => {
      if (await settled()) await doing();
    });
  };
  const set = (status: Status) =>
    act(status, async () => accept(await host.records.setStatus({ id: record.id, etag: etag(), status })));
  /** Only a successor supersedes: this one holds until that one is accepted. */
  const supersede = () =>
    act("superseded", async () => {
      const next = await host.records.supersede({ id: record.id, carry });
      go({ at: "record", id: next.record.id, place: null });
    });
  const begin = (status: Status) => {
    if (status === "accepted") setAsking("accept");
    else if (status === "superseded") setAsking("anew");
    else set(status);
  };

  const ways = allowedStatuses(record)
    .filter(({ status, allowed }) => allowed || (status === "accepted" && !record.revisions.length))
    .map((way) => {
      // The field that asks for it says so itself.
      const held = unsaid && (way.status === "proposed" || way.status === "accepted");
      const why = held ? "Write why you choose against the recommendation first." : way.why;
      return { ...way, held, allowed: way.allowed && !held, why };
    });
  const reversible = standing === "accepted" || standing === "exported";
  const takeBack = (by: string, why: string) =>
    act("proposed", async () => accept(await host.records.takeBack({ id: record.id, etag: etag(), by, why })));
  const ofFile = adrStatus && adrStatus.status !== draft.status ? adrStatus : null;
  const follow = edited && ofFile?.status && ways.find(({ status, allowed }) => allowed && status === ofFile.status);
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
              loading={busy && to === "proposed"}
              onClick={() => setAsking("back")}
            >
              Take back
            </Button>
          )}
          {!readOnly &&
            ways.map(({ status, allowed, why }) => (
              <Fragment key={status}>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={!allowed}
                  loading={busy && to === status}
                  title={why}
                  aria-describedby={`why-${status}`}
                  onClick={() => begin(status)}
                >
                  {does[status]}
                </Button>
                <span id={`why-${status}`} className="visually-hidden">
                  {status === "superseded" && allowed ? "A new decision takes its place once it is accepted." : why}
                </span>
              </Fragment>
            ))}
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
      {ofFile && (
        <Row wrap={8} justify="between" mb={10} className={classes.differs} size="aside" mt={8}>
          <span>
            {edited ? "The ADR file says" : "The ADR file still says"} {ofFile.raw ? `“${ofFile.raw}”` : "nothing"}.{" "}
            {edited ? "The file counts." : "Update it to carry this status."}
          </span>
          {follow && !readOnly && (
            <Button variant="default" size="compact-sm" onClick={() => set(follow.status)}>
              Take over “{follow.status}”
            </Button>
          )}
        </Row>
      )}
      <FailureNote failure={failure} />
      <Dialog
        opened={asking === "accept"}
        onClose={() => setAsking(null)}
        title="Accept this decision?"
        actions={
          <>
            <Button variant="default" onClick={() => setAsking(null)}>
              Not yet
            </Button>
            <Button data-autofocus onClick={() => set("accepted")}>
              Accept
            </Button>
          </>
        }
      >
        <Stack gap={16}>
          <Destination {...goes} />
          <Text tone="soft">
            Until the ADR is written all of it stays editable. Until that is committed the status can be taken back;
            after that only a review changes it.
          </Text>
        </Stack>
      </Dialog>
      {asking === "back" && <TakeBack onClose={() => setAsking(null)} onBack={takeBack} />}
      <Dialog
        opened={asking === "anew"}
        onClose={() => setAsking(null)}
        title="What does the new decision take over?"
        actions={
          <>
            <Button variant="default" onClick={() => setAsking(null)}>
              Not yet
            </Button>
            <Button data-autofocus onClick={supersede}>
              Decide anew
            </Button>
          </>
        }
      >
        <p>This one holds until the new one is accepted.</p>
        <Stack gap={10} mt={12}>
          <CarryOver carry={carry} onCarry={setCarry} />
        </Stack>
      </Dialog>
    </section>
  );
}
