/** Writing a playbook: its parts at the left, one of them in the middle, the walk on it and what is wrong at the right. */
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft } from "@tabler/icons-react";
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { PlaybookFile } from "#shared/api/playbooks";
import { percent } from "#shared/base/figures";
import { complete } from "#shared/playbook/complete";
import { addCriterion } from "#shared/playbook/edit";
import type { Playbook } from "#shared/playbook/playbook";
import { failureOf } from "../../../host/failure";
import { useAsk, useHost } from "../../../host/HostContext";
import { useAction } from "../../../host/useAction";
import { AskedScreen } from "../../../shell/AskedScreen";
import { PanelFrame, usePanel } from "../../../shell/frames/PanelFrame";
import { Tool } from "../../../shell/frames/WalkFrame";
import frame from "../../../shell/frames/WalkFrame.module.css";
import { useKeys } from "../../../shell/keys";
import { Logo } from "../../../shell/Logo";
import { go, hrefOf } from "../../../shell/route";
import { FailureNote } from "../../../ui/FailureNote";
import items from "../../../ui/items.module.css";
import { KeyHints } from "../../../ui/KeyCap";
import { Box, Row, Stack } from "../../../ui/layout";
import { SaveMark } from "../../../ui/SaveMark";
import { Text } from "../../../ui/Text";
import { count } from "../../../ui/words";
import { OptionMark } from "../../../widgets/OptionMark";
import { Chip } from "../../../widgets/StatusChip";
import { useNewDecision } from "../../start/newDecision";
import { CriterionForm } from "./CriterionForm";
import classes from "./Editor.module.css";
import { EditorContext, useBook, useEditor, useEditorState, useLocked } from "./EditorContext";
import { createEditing } from "./editing";
import { AddLine } from "./fields";
import { AboutForm, MustHavesForm, NotesForm, OptionsForm, PartsForm, RulesForm, SourcesForm } from "./parts";
import { partOf } from "./paths";
import { ShareDialog } from "./ShareDialog";
import { SourcesDialog } from "./SourcesDialog";
import { useFindings } from "./useFindings";
import { type PreviewAnswers, WalkPreview } from "./WalkPreview";
import { Wrong } from "./Wrong";
import { YamlPane } from "./YamlPane";

const toPlaybooks = { does: "To the playbooks", act: () => go({ at: "playbooks" }) };

export function Editor({ file, part }: { file: string; part: string }) {
  const { host } = useHost();
  const asked = useAsk(() => host.playbooks.open({ file }), [file]);
  return (
    <AskedScreen asked={asked} back={toPlaybooks}>
      {(opened) => <Opened opened={opened} part={part} />}
    </AskedScreen>
  );
}

function Opened({ opened, part }: { opened: PlaybookFile; part: string }) {
  const { host } = useHost();
  const { file } = opened;
  const [editing] = useState(() =>
    createEditing(opened, {
      blank: complete({}),
      save: (etag, change) => host.playbooks.save({ file, etag, ...change }),
      failureOf,
    }),
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!editing.unsaved()) return;
      event.preventDefault();
      void editing.settled();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      editing.stop();
    };
  }, [editing]);
  const [citing, setCiting] = useState<string | null>(null);
  const cite = useCallback((path: string) => setCiting(path), []);
  const value = useMemo(() => ({ editing, cite }), [editing, cite]);
  const { info } = useHost();
  return (
    <EditorContext value={value}>
      <Workplace file={file} part={part} />
      {citing !== null && <SourcesDialog at={citing} today={info.today} onClose={() => setCiting(null)} />}
    </EditorContext>
  );
}

function Workplace({ file, part }: { file: string; part: string }) {
  const { editing } = useEditor();
  // Only what the frame shows: typing renders the field that is typed in, and the rest a moment later.
  const title = useEditorState(({ book }) => book.title);
  const ids = useEditorState(({ book }) => book.criteria.map(({ id }) => `criteria/${id}`).join(" "));
  const criteria = ids.split(" ").filter(Boolean);
  const [yaml, setYaml] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [judgements, judge] = useState<PreviewAnswers>({});
  const panel = usePanel();
  const main = useRef<HTMLElement>(null);
  const index = criteria.indexOf(part);
  const shown = useRef(0);
  if (index >= 0) shown.current = index;

  const open = useCallback((to: string) => go({ at: "playbook", file, part: to }), [file]);
  const step = (by: number) => {
    const next = criteria[(index < 0 ? (by > 0 ? -1 : 0) : index) + by];
    if (next) open(next);
  };
  useKeys({
    "Mod+z": editing.undo,
    "Mod+Shift+z": editing.redo,
    "Mod+y": editing.redo,
    "Alt+ArrowDown": () => step(1),
    "Alt+ArrowUp": () => step(-1),
  });
  /** Opens the part that a field is in, and the field. */
  const show = useCallback(
    (path: string) => {
      open(partOf(editing.get().book, path));
      requestAnimationFrame(() => requestAnimationFrame(() => reveal(main.current, path)));
    },
    [editing, open],
  );
  useEffect(() => {
    document.title = `${title || "Untitled"} - Adroit`;
    return () => {
      document.title = "Adroit";
    };
  }, [title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part begins at its top
  useEffect(() => {
    if (main.current) main.current.scrollTop = 0;
  }, [part]);
  const stored = async () => ((await editing.settled()) ? editing.etag() : null);
  return (
    <>
      <PanelFrame
        top={<TopBar yaml={yaml} onYaml={() => setYaml((on) => !on)} onShare={() => setSharing(true)} />}
        notes={<Notes file={file} />}
        rail={<Parts file={file} part={part} open={open} />}
        main={main}
        panel={
          yaml
            ? {
                ...{ title: "YAML", beside: `playbooks/${file}`, wide: true, content: <YamlPane /> },
                state: { open: true, narrow: panel.narrow, set: setYaml },
              }
            : {
                title: "As people will see it",
                state: panel,
                content: <Beside index={shown.current} judgements={judgements} onJudge={judge} onShow={show} />,
              }
        }
        bottom={<BottomBar stored={stored} />}
      >
        <div className={classes.form}>
          {index >= 0 ? <CriterionForm key={part} index={index} file={file} /> : <OtherPart part={part} file={file} />}
        </div>
      </PanelFrame>
      {sharing && <ShareDialog file={file} title={title} stored={stored} onClose={() => setSharing(false)} />}
    </>
  );
}

interface BesideProps {
  /** Of the criterion that is shown. */
  index: number;
  judgements: PreviewAnswers;
  onJudge(judgements: PreviewAnswers): void;
  onShow(path: string): void;
}

/** The walk on it, where it leads, and what is wrong: all a moment after the form, which typing never waits for. */
function Beside(props: BesideProps) {
  return <BesideOf book={useDeferredValue(useBook())} {...props} />;
}

const BesideOf = memo(function BesideOf({
  book,
  index,
  judgements,
  onJudge,
  onShow,
}: BesideProps & { book: Playbook }) {
  const { info } = useHost();
  const found = useFindings(book, judgements, Number(info.today.slice(0, 4)));
  const wrong = useEditorState(({ faults }) => faults.length) + (found?.weaknesses.length ?? 0);
  return (
    <>
      {wrong > 0 && (
        <Text size="aside" tone="quiet" mb={8}>
          {count(wrong, "thing")} to look at below
        </Text>
      )}
      <WalkPreview
        book={book}
        criterion={book.criteria[index] ?? book.criteria[0]}
        judgements={judgements}
        onJudge={onJudge}
      />
      <Outcome judgements={judgements} verdict={found} onClear={() => onJudge({})} />
      <Wrong book={book} verdict={found} onShow={onShow} />
    </>
  );
});

/** Puts the focus on the field at the path, or on the nearest that holds it, and opens what it is folded into. */
function reveal(main: HTMLElement | null, path: string) {
  for (let at = path; at !== ""; at = at.replace(/(?:\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) {
    const field = main?.querySelector<HTMLElement>(
      `[data-place="${CSS.escape(at)}"], [data-place^="${CSS.escape(at)}."]`,
    );
    if (!field) continue;
    for (let around = field.parentElement; around; around = around.parentElement)
      if (around instanceof HTMLDetailsElement) around.open = true;
    field.focus();
    field.scrollIntoView({ block: "center" });
    return;
  }
}

function OtherPart({ part, file }: { part: string; file: string }) {
  const { info } = useHost();
  switch (part) {
    case "options":
      return <OptionsForm />;
    case "must-haves":
      return <MustHavesForm />;
    case "rules":
      return <RulesForm />;
    case "parts":
      return <PartsForm />;
    case "notes":
      return <NotesForm />;
    case "sources":
      return <SourcesForm today={info.today} />;
    default:
      return <AboutForm file={file} />;
  }
}

function TopBar({ yaml, onYaml, onShare }: { yaml: boolean; onYaml(): void; onShare(): void }) {
  const { editing } = useEditor();
  const title = useEditorState(({ book }) => book.title);
  const edition = useEditorState(({ book }) => book.edition);
  const usable = useEditorState(({ faults }) => faults.length === 0);
  const saving = useEditorState((state) => state.saving.state);
  const waits = useEditorState(({ ahead }) => ahead !== null);
  const canUndo = useEditorState((state) => state.canUndo);
  const canRedo = useEditorState((state) => state.canRedo);
  return (
    <header className={`${frame.top} ${classes.top}`}>
      <Row className={frame.crumbs}>
        <Logo />
        <a href={hrefOf({ at: "playbooks" })}>Playbooks</a>
        <span aria-hidden="true">/</span>
        <strong className="one-line" title={title}>
          {title || "Untitled"}
        </strong>
        <span className={classes.edition}>
          <Chip tone="plain">{`${usable ? "Edition" : "Draft, edition"} ${edition}`}</Chip>
        </span>
      </Row>
      <Row gap={6} justify="end">
        <SaveMark state={waits && saving === "saved" ? "saving" : saving} />
        <Tool label="Undo (Ctrl Z)" act={canUndo ? editing.undo : null} icon={<IconArrowBackUp size={18} />} />
        <Tool label="Redo (Ctrl Shift Z)" act={canRedo ? editing.redo : null} icon={<IconArrowForwardUp size={18} />} />
        <Button variant="default" aria-pressed={yaml} onClick={onYaml}>
          {yaml ? "Close YAML" : "YAML"}
        </Button>
        <Button disabled={!usable} title={usable ? undefined : "What is missing stands at the right"} onClick={onShare}>
          Share in repository
        </Button>
      </Row>
    </header>
  );
}

/** Its criteria, then what it has besides. */
function Parts(props: { file: string; part: string; open(part: string): void }) {
  return <PartList book={useDeferredValue(useBook())} {...props} />;
}

const PartList = memo(function PartList({
  book,
  file,
  part,
  open,
}: {
  book: Playbook;
  file: string;
  part: string;
  open(part: string): void;
}) {
  const { editing } = useEditor();
  const link = (to: string, name: string, beside: string) => (
    <li key={to}>
      <a
        className={`${items.item} ${classes.part}`}
        href={hrefOf({ at: "playbook", file, part: to })}
        aria-current={part === to || (to === "about" && part === "") ? "page" : undefined}
      >
        <span className="one-line" title={name}>
          {name}
        </span>
        <small>{beside}</small>
      </a>
    </li>
  );
  const add = (titles: string[]) => {
    editing.edit(`criterion ${Date.now()}`, (before) => titles.reduce(addCriterion, before));
    const made = editing.get().book.criteria.at(-1);
    if (made && titles.length === 1) open(`criteria/${made.id}`);
  };
  return (
    <nav aria-label="Parts of the playbook">
      <ul>{link("about", "Question", "")}</ul>
      <ul>{link("options", "Options", String(book.options.length))}</ul>
      <Text as="h2" size="meta" tone="quiet" mt={16} mb={6}>
        Criteria, {book.criteria.length}
      </Text>
      <ul>
        {book.criteria.map(({ id, title, answers }) =>
          link(
            `criteria/${id}`,
            title || "Untitled",
            answers.length === 0 ? "scored directly" : count(answers.length, "answer"),
          ),
        )}
      </ul>
      <AddLine label="Add a criterion" max={120} onAdd={add} />
      <Text as="h2" size="meta" tone="quiet" mt={16} mb={6}>
        Also
      </Text>
      <ul>
        {link("must-haves", "Must-haves", String(book.mustHaves.length))}
        {link("rules", "Rules", String(book.rules?.length ?? 0))}
        {link("parts", "Parts", String(book.parts.length))}
        {link("notes", "Other systems", String(book.notes.length))}
        {link("sources", "Sources", String(Object.keys(book.sources).length))}
      </ul>
    </nav>
  );
});

/** Why it can't be stored, or why the form can't be used. */
function Notes({ file }: { file: string }) {
  const { host } = useHost();
  const { editing } = useEditor();
  const saving = useEditorState((state) => state.saving);
  const formLocked = useEditorState((state) => state.formLocked);
  const now = () => host.playbooks.open({ file });
  const { run, failure } = useAction();
  if (saving.state === "failed") {
    const conflict = saving.failure.code === "CONFLICT";
    return (
      <Box mb={20}>
        <FailureNote
          failure={saving.failure}
          actions={
            conflict
              ? [
                  { does: "Load what is stored", act: () => void run(async () => editing.load(await now())) },
                  { does: "Keep what is here", act: () => void run(async () => editing.over((await now()).etag)) },
                ]
              : [{ does: "Try again", act: () => void run(async () => editing.over(editing.etag())) }]
          }
        />
        <FailureNote failure={failure} />
      </Box>
    );
  }
  if (formLocked === null) return null;
  return (
    <Text size="aside" tone="soft" mb={20} card="sunken" py={10} role="note">
      {formLocked === "newer"
        ? "It has a format of a newer Adroit. Here it can only be read, and changed as text."
        : "The YAML can't be read at the moment. The form shows what it said before, and waits until it can."}
    </Text>
  );
}

/** Where the answers of the preview lead. */
function Outcome({
  judgements,
  verdict,
  onClear,
}: {
  judgements: PreviewAnswers;
  verdict: ReturnType<typeof useFindings>;
  onClear(): void;
}) {
  const { options, criteria } = useBook();
  const answered = criteria.filter(({ id }) => Object.hasOwn(judgements, id)).length;
  const result = verdict?.result;
  if (answered === 0 || !result) return null;
  return (
    <Stack as="section" gap={4} mt={12} card="sunken" py={10} size="aside" aria-label="Where these answers lead">
      <Row justify="between">
        <Text size="aside" weight={600}>
          {result.words}, after {answered} of {criteria.length} answers
        </Text>
        <Button variant="subtle" color="gray" size="compact-xs" onClick={onClear}>
          Clear
        </Button>
      </Row>
      {options.map(({ id, title }, n) => (
        <Row key={id} justify="between">
          <Row as="span">
            <OptionMark n={n} /> {title}
          </Row>
          <span className="num">{percent(result.values[id] ?? 0).replace(/\s*%/, "")}</span>
        </Row>
      ))}
    </Stack>
  );
}

function BottomBar({ stored }: { stored(): Promise<string | null> }) {
  const { host } = useHost();
  const id = useEditorState(({ book }) => book.id);
  const usable = useEditorState(({ faults }) => faults.length === 0);
  const locked = useLocked();
  const action = useAction();
  const begin = useNewDecision(action);
  const start = async () => {
    if ((await stored()) === null) return;
    const mine = (await host.playbooks.list()).find(
      ({ playbook, from }) => playbook.id === id && from.in === "computer",
    );
    if (mine) await begin({ playbook: id, hash: mine.hash });
  };
  return (
    <>
      <div>
        <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => go({ at: "playbooks" })}>
          Playbooks
        </Button>
      </div>
      <KeyHints
        hints={[
          { keys: ["Alt", "↓"], does: "next criterion" },
          { keys: ["Ctrl", "Z"], does: "undo" },
        ]}
      />
      <Row justify="end">
        <Button variant="default" disabled={!usable || locked} onClick={() => void start()}>
          Start a decision
        </Button>
      </Row>
    </>
  );
}
