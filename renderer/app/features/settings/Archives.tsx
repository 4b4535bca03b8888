import { Button, FileButton, Modal, Switch } from "@mantine/core";
import { useState } from "react";
import { archiveLimit } from "#shared/api/archive";
import type { ArchiveBrought, ArchiveContents, ArchiveFile, ArchiveStep, ImportChoice } from "#shared/api/backup";
import type { By } from "#shared/base/by";
import type { Failure } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { type LongWorking, useLongWork } from "../../host/useLongWork";
import { download } from "../../ui/download";
import { FailureNote } from "../../ui/FailureNote";
import { LongWork } from "../../ui/LongWork";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { IncomingList } from "./Incoming";
import { broughtText, localMoment, stepWords, stoppedWords } from "./words";

interface Chosen {
  text: string;
  contents: ArchiveContents;
}

const tooLarge: Failure = {
  code: "BAD_INPUT",
  message: "The file is too large",
  subject: null,
  remedy: `Archives have at most ${archiveLimit / 1024 / 1024} MB. Choose another file. Nothing was changed.`,
};

/** Everything out into one file, and in again. */
export function Archives() {
  const { host } = useHost();
  const [trash, setTrash] = useState(false);
  const work = useLongWork<ArchiveStep>();
  const { run, show, busy, failure } = work;
  const [out, setOut] = useState<ArchiveFile | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const act = (doing: () => Promise<void>) => {
    setOut(null);
    setDone(null);
    return run(doing);
  };
  const exportAll = () =>
    act(async () => {
      const file = await host.archive.export({ trash });
      download(file.name, "application/json", file.text);
      setOut(file);
    });
  const look = (file: File | null) =>
    act(async () => {
      if (!file) return;
      if (file.size > archiveLimit) return show(tooLarge);
      const text = await file.text();
      setReading(true);
      const read = await work.result((options) => host.archive.look({ text }, options));
      if ("result" in read) setChosen({ text, contents: read.result });
    }).finally(() => setReading(false));
  return (
    <>
      <Text as="h3" size="body" mt={20} mb={8}>
        Everything in one file
      </Text>
      <p>All decisions with their playbooks, and the settings. Paths of this machine stay out.</p>
      <FailureNote failure={failure} />
      <Row wrap={12} gap={16} justify="between">
        <Switch label="With the trash" checked={trash} onChange={(event) => setTrash(event.currentTarget.checked)} />
        <Row align="stretch" justify="end">
          <FileButton onChange={look} accept="application/json,.json" inputProps={{ "aria-label": "Archive" }}>
            {(props) => (
              <Button {...props} variant="default" disabled={busy}>
                Import
              </Button>
            )}
          </FileButton>
          <Button variant="default" loading={busy} onClick={exportAll}>
            Export
          </Button>
        </Row>
      </Row>
      {reading && <Working work={work} />}
      <Told out={out} done={done} />
      <Modal
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        size="lg"
        title={chosen ? `Archive of ${localMoment(chosen.contents.made)}` : ""}
      >
        {chosen && (
          <Import
            chosen={chosen}
            onDone={(words) => {
              setDone(words);
              setChosen(null);
            }}
          />
        )}
      </Modal>
    </>
  );
}

/** What came of it, and what had to be left out. */
function Told({ out, done }: { out: ArchiveFile | null; done: string | null }) {
  return (
    <>
      <div role="status">
        {out && (
          <p>
            {count(out.records, "decision")}
            {out.trash > 0 && ` and ${out.trash} of the trash`} exported to <span className="mono">{out.name}</span>.
          </p>
        )}
        {done && <p>{done}</p>}
      </div>
      {out?.leftOut.map(({ file, why }) => (
        <p key={file}>
          Left out: <span className="mono">{file}</span>. {why}
        </p>
      ))}
    </>
  );
}

function Working({ work: { step, stop } }: { work: LongWorking<ArchiveStep> }) {
  return (
    <LongWork
      words={step ? stepWords(step) : "Reading"}
      done={step?.done ?? 0}
      of={step?.of ?? 0}
      name="Archive"
      stop={{ words: "Cancel", run: stop }}
    />
  );
}

function Import({ chosen: { text, contents }, onDone }: { chosen: Chosen; onDone(words: string): void }) {
  const { host } = useHost();
  const [trash, setTrash] = useState(contents.trash > 0);
  const [settings, setSettings] = useState(false);
  const work = useLongWork<ArchiveStep>();
  const { run, busy, failure } = work;
  const bring = (choices: By<ImportChoice>) =>
    void run(async () => {
      const brought = await work.result((options) => host.archive.import({ text, choices, trash, settings }, options));
      if ("result" in brought) onDone(broughtWords(brought.result));
      // Before anything is written, everything can be chosen once more.
      else if (brought.stopped?.doing === "bringing in") onDone(stoppedWords(brought.stopped));
    });
  return (
    <>
      <FailureNote failure={failure} />
      <Stack mb={16}>
        {contents.trash > 0 && (
          <Switch
            label={`Put ${contents.trash} into the trash`}
            checked={trash}
            onChange={(event) => setTrash(event.currentTarget.checked)}
          />
        )}
        <Switch
          label="Take over its settings"
          checked={settings}
          onChange={(event) => setSettings(event.currentTarget.checked)}
        />
      </Stack>
      <IncomingList
        incoming={contents.records}
        busy={busy}
        more={Number(settings) + Number(trash && contents.trash > 0)}
        onBring={bring}
      />
      {busy && <Working work={work} />}
    </>
  );
}

function broughtWords(brought: ArchiveBrought): string {
  const { trash, settings } = brought;
  return [
    broughtText(brought),
    trash > 0 && `${trash} went to the trash.`,
    settings && "The settings are those of the file.",
  ]
    .filter(Boolean)
    .join(" ");
}
