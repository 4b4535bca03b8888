/** Answers a call of a repository: the same way as in its page, and the sealed ballot is written and committed here. */
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { draftsIn } from "../../../away/draft";
import { mountAnswering } from "../../../away/mount";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { FailureScreen } from "../../shell/FailureScreen";
import { go } from "../../shell/route";
import { FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import classes from "./CallScreen.module.css";

interface Ballot {
  id: string;
  text: string;
}

export function CallScreen({ root, id }: { root: string; id: string }) {
  const { host } = useHost();
  const asked = useAsk(() => host.calls.read({ root, call: id }), [root, id]);
  const [ballot, setBallot] = useState<Ballot | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const call = asked.state === "ready" ? asked.value : null;
  useEffect(() => {
    const at = place.current;
    if (!at || !call || ballot) return;
    const drafts = draftsIn(window.localStorage, call.id);
    mountAnswering(at, { call, name: "", code: null, drafts, onSealed: setBallot });
    return () => mountAnswering(at, null);
  }, [call, ballot]);
  if (asked.state === "waiting") return null;
  if (asked.state === "failed")
    return (
      <FailureScreen
        failure={asked.failure}
        again={asked.again}
        more={[{ does: "To the decisions", act: () => go({ at: "start" }) }]}
      />
    );
  return (
    <main className={classes.page}>
      <div className={classes.bar}>
        <Button variant="default" onClick={() => go({ at: "start" })}>
          To the decisions
        </Button>
      </div>
      {ballot ? (
        <HandIn root={root} call={id} ballot={ballot} />
      ) : (
        <div ref={place} className={`phone-in-app ${classes.phone}`} />
      )}
    </main>
  );
}

/** Writes the sealed ballot into the repository, with a commit or without. */
function HandIn({ root, call, ballot }: { root: string; call: string; ballot: Ballot }) {
  const { host } = useHost();
  const { busy, failure, run } = useAction();
  const [done, setDone] = useState<{ file: string; commit: string | null } | null>(null);
  const put = (commit: boolean) =>
    run(async () => {
      const { file, committed } = await host.calls.handIn({ root, call, ballot: ballot.id, text: ballot.text, commit });
      setDone({ file, commit: committed?.branch ?? null });
    });
  return (
    <section className={classes.handin}>
      <Prose as="h1" voice="question">
        Your ballot is sealed
      </Prose>
      <FailureNote failure={failure} />
      {done ? (
        <Text role="status">
          {done.commit === null
            ? `It lies in ${done.file}. Commit and push it.`
            : `It is committed on ${done.commit}. Push it, and it is handed back.`}
        </Text>
      ) : (
        <>
          <Text>It goes into {root} as a file that only whoever asks can open, together with all others.</Text>
          <Row wrap={8} align="stretch" mt={16}>
            <Button loading={busy} onClick={() => void put(true)}>
              Write and commit it
            </Button>
            <Button variant="default" onClick={() => void put(false)}>
              Only write it
            </Button>
          </Row>
        </>
      )}
    </section>
  );
}
