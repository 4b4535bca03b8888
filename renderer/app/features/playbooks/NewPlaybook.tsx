import { Button, FileButton, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { PlaybookLook } from "#shared/api/playbooks";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { Dialog } from "../../ui/Dialog";
import { FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { playbookPlaceText } from "../../widgets/playbook-place";

/** Characters that are read at all; the host says the same. */
const largest = 500_000;

/** Asks for what a playbook can't be begun without. */
export function NewPlaybook({ onClose }: { onClose(): void }) {
  const { host } = useHost();
  const { run, busy, failure } = useAction();
  const [title, setTitle] = useState("");
  const [question, setQuestion] = useState("");
  const [options, setOptions] = useState("");
  const create = () =>
    run(async (goOn) => {
      const titles = options.split(/[\n,;]/).map((one) => one.trim());
      const made = await host.playbooks.create({ title, question, options: titles.filter(Boolean) });
      goOn({ at: "playbook", file: made.file, part: "" });
    });
  return (
    <Dialog opened onClose={onClose} title="New playbook">
      <Stack
        as="form"
        gap={12}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <FailureNote failure={failure} />
        <TextInput
          label="What is decided"
          placeholder="Data store"
          required
          withAsterisk={false}
          maxLength={160}
          data-autofocus
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <TextInput
          label="The question"
          placeholder="Which data store do we use?"
          required
          withAsterisk={false}
          maxLength={300}
          value={question}
          onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
        />
        <Textarea
          label="Options, separated by commas"
          placeholder="PostgreSQL, DynamoDB, SQLite"
          autosize
          minRows={1}
          maxLength={2400}
          value={options}
          onChange={({ currentTarget }) => setOptions(currentTarget.value)}
        />
        <Row justify="end">
          <Button type="submit" loading={busy} disabled={title.trim() === "" || question.trim() === ""}>
            Write it
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}

/** Takes a text, shows what it says and what is there already, and keeps it if that is wanted. */
export function ImportPlaybook({ onClose }: { onClose(): void }) {
  const { host } = useHost();
  const { run, busy, failure, show } = useAction();
  const [text, setText] = useState("");
  const [look, setLook] = useState<PlaybookLook | null>(null);
  const take = (next: string) => {
    setText(next);
    setLook(null);
    show(null);
  };
  const read = async (file: File | null) => {
    if (!file) return;
    if (file.size <= 8 * largest) return take(await file.text());
    show({
      code: "BAD_INPUT",
      message: `${file.name} is larger than ${largest / 1000} kB, so it isn't read.`,
      subject: null,
      remedy: "A playbook is a short text. Choose another file.",
    });
  };
  const keep = () =>
    run(async (goOn) => {
      const made = await host.playbooks.import({ text });
      goOn({ at: "playbook", file: made.file, part: "" });
    });
  return (
    <Dialog opened onClose={onClose} title="Import a playbook" size="lg">
      <Stack gap={12}>
        <FailureNote failure={failure} />
        <Textarea
          label="Its text"
          description="YAML, pasted or from a file. Nothing is stored before you have seen what it says."
          classNames={{ input: "mono" }}
          rows={8}
          spellCheck={false}
          data-autofocus
          value={text}
          onChange={({ currentTarget }) => take(currentTarget.value)}
        />
        {look && <Looked look={look} />}
        <Row justify="end">
          <FileButton accept=".yaml,.yml" onChange={(file) => void read(file)}>
            {(props) => (
              <Button variant="default" {...props}>
                Choose a file
              </Button>
            )}
          </FileButton>
          {look ? (
            <Button loading={busy} disabled={look.book === null} onClick={() => void keep()}>
              Keep on this computer
            </Button>
          ) : (
            <Button
              loading={busy}
              disabled={text.trim() === ""}
              onClick={() => void run(async () => setLook(await host.playbooks.look({ text })))}
            >
              Look at it
            </Button>
          )}
        </Row>
      </Stack>
    </Dialog>
  );
}

function Looked({ look: { book, faults, same } }: { look: PlaybookLook }) {
  return (
    <Stack gap={6} role="status">
      {book && (
        <Text>
          <strong>{book.title || "Untitled"}</strong>, edition {book.edition || "not named"}. {book.question}{" "}
          {count(book.options.length, "option")}: {book.options.map(({ title }) => title).join(", ")}.{" "}
          {count(book.criteria.length, "criterion", "criteria")}: {book.criteria.map(({ title }) => title).join(", ")}.{" "}
          {count(Object.keys(book.sources).length, "source")}.
        </Text>
      )}
      {same.map(({ hash, playbook, from }) => (
        <Text key={`${hash} ${playbookPlaceText(from)}`} tone="soft">
          There is one of this id: “{playbook.title}”, edition {playbook.edition}. {playbookPlaceText(from)}. It stays
          as it is.
        </Text>
      ))}
      {faults.length > 0 && (
        <Text tone="warn">
          {book === null ? "It isn't YAML:" : "It can't be used before this is mended; it can be kept and mended here:"}
        </Text>
      )}
      {faults.length > 0 && (
        <ul>
          {faults.slice(0, 8).map(({ place, line, what }) => (
            <li key={`${place} ${line} ${what}`}>
              {[line === null ? "" : `Line ${line}`, place].filter(Boolean).join(", ")}
              {line === null && place === "" ? "" : ": "}
              {what}
            </li>
          ))}
          {faults.length > 8 && <li>and {faults.length - 8} more</li>}
        </ul>
      )}
    </Stack>
  );
}
