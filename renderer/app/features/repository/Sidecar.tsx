/** The data beside an ADR: where it disagrees, what a merge left in it, and what can be done. Nothing is chosen beforehand. */

import { Button } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { SidecarSide, SidecarState } from "#shared/api/repo";
import { capital } from "#shared/base/capital";
import type { Status } from "#shared/record/record";
import type { Failure } from "../../host/failure";
import { FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import { count } from "../../ui/words";
import classes from "./Adr.module.css";

export interface SidecarActs {
  /** Leaves one side of a merge in the data. */
  onResolve(take: "ours" | "theirs"): void;
  /** Replaces this machine's record by the repository's. */
  onTake(): void;
  onOpen(): void;
  onStatus(status: Status): void;
}

export function Sidecar({ state, ...acts }: { state: SidecarState } & SidecarActs) {
  const { conflict, disagreements, local, file } = state;
  if (conflict) return <Merge file={file} conflict={conflict} onResolve={acts.onResolve} />;
  return (
    <>
      {disagreements.length > 0 && <Disagreeing state={state} onStatus={acts.onStatus} />}
      {local && !local.same && <Differing differences={local.differences} {...acts} />}
    </>
  );
}

/** Why the data can't be opened. A newer version's is nobody's mistake. */
export function SidecarFailure({ failure, again }: { failure: Failure; again(): void }) {
  if (failure.code !== "READ_ONLY")
    return <FailureNote failure={failure} actions={[{ does: "Look again", act: again }]} />;
  return (
    <Note title="From a newer version of Adroit">
      <p>{failure.message}</p>
      <p>{failure.remedy}</p>
    </Note>
  );
}

function Disagreeing({
  state: { disagreements, file },
  onStatus,
}: { state: SidecarState } & Pick<SidecarActs, "onStatus">) {
  const status = disagreements.find(({ what }) => what === "status")?.data as Status | undefined;
  return (
    <Note title="The ADR and its data disagree">
      <ul>
        {disagreements.map(({ what, adr, data }) => (
          <li key={what}>
            {capital(what)}: the ADR says {quoted(adr)}, its data {quoted(data)}.
          </li>
        ))}
      </ul>
      <p>
        Neither is overwritten. Correct the ADR in an editor, or open the decision and write the ADR anew. Its data is{" "}
        <span className="mono">{file}</span>.
      </p>
      {/* Superseding takes the other ADR. */}
      {status && status !== "superseded" && (
        <Row wrap={8} align="stretch">
          <Button variant="default" size="xs" onClick={() => onStatus(status)}>
            Write “{status}” into the ADR
          </Button>
        </Row>
      )}
    </Note>
  );
}

function Differing({
  differences,
  onOpen,
  onTake,
}: { differences: string[] } & Pick<SidecarActs, "onOpen" | "onTake">) {
  const [asking, setAsking] = useState(false);
  return (
    <Note title="This machine has another state">
      <p>The decision is in the repository and on this machine. Here, and in the repository:</p>
      <List texts={differences} none="They differ in details that aren't part of the decision." />
      {asking ? (
        <>
          <p>A snapshot keeps the state that is here now; Settings brings it back.</p>
          <Row wrap={8} align="stretch">
            <Button variant="default" size="xs" data-autofocus onClick={() => setAsking(false)}>
              Keep both
            </Button>
            <Button variant="outline" color="danger" size="xs" onClick={onTake}>
              Replace the one here
            </Button>
          </Row>
        </>
      ) : (
        <Row wrap={8} align="stretch">
          <Button variant="default" size="xs" onClick={onOpen}>
            Open the one here
          </Button>
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            Take the repository's
          </Button>
        </Row>
      )}
    </Note>
  );
}

function Merge({
  file,
  conflict: { ours, theirs, places, differences },
  onResolve,
}: { file: string; conflict: NonNullable<SidecarState["conflict"]> } & Pick<SidecarActs, "onResolve">) {
  return (
    <Note title="Two people changed this decision">
      <p>
        git couldn't merge <span className="mono">{file}</span> in {count(places, "place")} and left both sides in it.
        Choose one side whole; the other stays in the history of its branch.
      </p>
      <List texts={differences} none={ours.unreadable || theirs.unreadable ? "" : "The sides say the same."} />
      <Side side={ours} take="ours" onResolve={onResolve} />
      <Side side={theirs} take="theirs" onResolve={onResolve} />
      <p>Only this file is written. You stage and commit it, and settle the ADR's own merge yourself.</p>
    </Note>
  );
}

function Side({
  side: { name, title, status, revisions, unreadable },
  take,
  onResolve,
}: { side: SidecarSide; take: "ours" | "theirs" } & Pick<SidecarActs, "onResolve">) {
  const called = name || take;
  return (
    <div>
      <p>
        <b className="mono">{called}</b>{" "}
        {unreadable ?? `“${title}”, ${status ?? "no status"}, ${count(revisions, "revision")}.`}
      </p>
      <Row wrap={8} align="stretch">
        <Button variant="default" size="xs" disabled={unreadable !== null} onClick={() => onResolve(take)}>
          Take {called}
        </Button>
      </Row>
    </div>
  );
}

function List({ texts, none }: { texts: string[]; none: string }) {
  if (texts.length === 0) return none === "" ? null : <p>{none}</p>;
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Row as="section" align="stretch" className={`${classes.problem} ${classes.beside}`} aria-label={title}>
      <IconHelpCircle size={17} aria-hidden="true" />
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </Row>
  );
}

function quoted(text: string): string {
  return text === "" ? "nothing" : `“${text}”`;
}
