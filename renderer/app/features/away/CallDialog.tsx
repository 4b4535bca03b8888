/** A call that is out: its page to send, who has answered and by which way, what was set aside, and the opening. */
import { Button, FileButton, Textarea } from "@mantine/core";
import { useState } from "react";
import type { CallView } from "#shared/away/view";
import { useHost } from "../../host/HostContext";
import { type HostAction, useAction } from "../../host/useAction";
import { copyText } from "../../ui/copy";
import { Dialog } from "../../ui/Dialog";
import { download } from "../../ui/download";
import { FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import type { SessionHandle } from "../workshop/useSession";
import classes from "./CallDialog.module.css";
import { CallPeople } from "./CallPeople";

interface Props {
  session: SessionHandle;
  call: CallView;
  /** Told once, right after the call was made. */
  codes: { name: string; code: string }[];
  onClose(): void;
  changed(call: CallView | null): void;
}

export function CallDialog(props: Props) {
  const { session, call, onClose, changed } = props;
  const { host } = useHost();
  const { id } = session;
  const action = useAction();
  const [sure, setSure] = useState<"open" | "withdraw" | null>(null);
  const abstains = session.state.view.me.votes && !session.state.view.me.done;
  const open = () =>
    action.run(async () => {
      changed(await host.calls.open({ id }));
      onClose();
    });
  const withdraw = () =>
    action.run(async () => {
      await host.calls.withdraw({ id });
      changed(null);
      onClose();
    });
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title="Ballots from elsewhere"
      actions={
        call.opened === null && (
          <>
            <Button variant="default" onClick={() => (sure === "withdraw" ? void withdraw() : setSure("withdraw"))}>
              {sure === "withdraw" ? "Yes, destroy its keys" : "Withdraw the call"}
            </Button>
            <Button loading={action.busy} onClick={() => (sure === "open" ? void open() : setSure("open"))}>
              {sure === "open" ? "Yes, open all now" : "Open all"}
            </Button>
          </>
        )
      }
    >
      <Stack gap={20}>
        <FailureNote failure={action.failure} />
        {sure === "open" && (
          <Text role="status" tone="warn">
            {call.early ? "The last day isn't over. " : ""}
            {call.missing.length > 0 ? `${call.missing.length} are missing. ` : ""}
            Every ballot that arrives later is late.
            {abstains ? " You vote yourself: answer first, or say in the lobby that you don't vote." : ""}
          </Text>
        )}
        {call.opened === null && <Sending {...props} action={action} />}
        <Collecting {...props} action={action} />
        <CallPeople
          call={call}
          choose={(n, counts) => void action.run(async () => changed(await host.calls.choose({ id, n, counts })))}
        />
      </Stack>
    </Dialog>
  );
}

/** The page, the text that goes with it, and the words by which people know it. */
function Sending({ session: { id }, call, codes, action }: Props & { action: HostAction }) {
  const { host, settings } = useHost();
  const [told, setTold] = useState("");
  const save = (copy?: { name: string; code: string }) =>
    action.run(async () => {
      const { name, html } = await host.calls.page({ id, ...(copy && { copy }) });
      download(
        copy ? name.replace(".html", `-${copy.name.replace(/[^\p{L}\p{N}]+/gu, "-")}.html`) : name,
        "text/html",
        html,
      );
    });
  const share = (root: string) =>
    action.run(async () => {
      const { file } = await host.calls.share({ id, root });
      setTold(`Wrote ${file}. Commit and push it for people with a clone.`);
    });
  const copy = (text: string, what: string) =>
    setTold(copyText(text) ? `${what} is copied.` : "It can't be copied here.");
  return (
    <section aria-label="Send">
      <Row gap={8} wrap={8}>
        {codes.length === 0 && !call.codes && (
          <Button variant="default" onClick={() => void save()}>
            Save the page
          </Button>
        )}
        {codes.map((one) => (
          <Button key={one.name} variant="default" onClick={() => void save(one)}>
            Save the page for {one.name}
          </Button>
        ))}
        <Button variant="default" onClick={() => copy(call.asking, "The text to ask with")}>
          Copy the text to ask
        </Button>
        {call.missing.length > 0 && (
          <Button variant="default" onClick={() => copy(call.reminder, "The reminder")}>
            Copy a reminder
          </Button>
        )}
        {settings.repositories.slice(0, 1).map((root) => (
          <Button key={root} variant="default" onClick={() => void share(root)}>
            Put it into {root.split(/[\\/]/).at(-1)}
          </Button>
        ))}
      </Row>
      {call.codes && (
        <Text size="aside" tone="soft" mt={8}>
          {codes.length > 0
            ? "Save each copy now: the codes are kept nowhere. Send each to its person alone."
            : "The codes were told once. Withdraw the call and make a new one if copies are missing."}
        </Text>
      )}
      <Text size="aside" tone="soft" mt={8}>
        This call: {call.words.join(" · ")}
      </Text>
      <Text role="status" mt={8} style={{ minHeight: 20 }}>
        {told}
      </Text>
    </section>
  );
}

/** Ballots come in as files, as text, or out of a repository. */
function Collecting({ session: { id }, call, changed, action }: Props & { action: HostAction }) {
  const { host, settings } = useHost();
  const [pasted, setPasted] = useState("");
  const [over, setOver] = useState(false);
  const take = (files: File[]) =>
    action.run(async () => {
      const read = await Promise.all(files.filter(({ name }) => /\.age$|age$/i.test(name)).map(base64Of));
      for (let at = 0; at < read.length; at += 50)
        changed(await host.calls.take({ id, files: read.slice(at, at + 50) }));
    });
  const paste = () =>
    action.run(async () => {
      changed(await host.calls.take({ id, pasted }));
      setPasted("");
    });
  return (
    <section
      aria-label={call.opened ? "Collect late ones" : "Collect"}
      className={classes.collect}
      data-over={over ? "" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take([...event.dataTransfer.files]);
      }}
    >
      <Row gap={8} wrap={8}>
        <FileButton multiple accept=".age,age" onChange={(files) => void take(files)}>
          {(props) => (
            <Button variant="default" {...props}>
              Add files
            </Button>
          )}
        </FileButton>
        <FileButton multiple inputProps={{ webkitdirectory: "" } as never} onChange={(files) => void take(files)}>
          {(props) => (
            <Button variant="default" {...props}>
              Add a folder
            </Button>
          )}
        </FileButton>
        {settings.repositories.slice(0, 3).map((root) => (
          <Button
            key={root}
            variant="default"
            onClick={() => void action.run(async () => changed(await host.calls.repository({ id, root })))}
          >
            Look in {root.split(/[\\/]/).at(-1)}
          </Button>
        ))}
      </Row>
      <Textarea
        label="Or paste sealed ballots"
        {...(call.opened && {
          description: "All are open. What arrives now is late: it is listed, and doesn't count.",
        })}
        placeholder="-----BEGIN AGE ENCRYPTED FILE-----"
        autosize
        minRows={2}
        maxRows={4}
        mt={12}
        value={pasted}
        onChange={({ target }) => setPasted(target.value)}
      />
      {pasted.trim() !== "" && (
        <Button variant="default" mt={8} onClick={() => void paste()}>
          Take them
        </Button>
      )}
    </section>
  );
}

async function base64Of(file: File): Promise<{ name: string; base64: string }> {
  const bytes = new Uint8Array(await file.slice(0, 1024 * 1024 + 1).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { name: file.name, base64: btoa(text) };
}
