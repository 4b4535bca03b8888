/** All ADRs of the team's repositories: found, filtered, read, and put right. */

import { Button, CloseButton, Drawer, Menu, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  IconAlertTriangle,
  IconChevronDown,
  IconFolder,
  IconFolderPlus,
  IconSearch,
  IconWorldUpload,
  IconX,
} from "@tabler/icons-react";
import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { useKeys } from "../../shell/keys";
import { go, type Route } from "../../shell/route";
import { Empty } from "../../ui/Empty";
import { FailureNote } from "../../ui/FailureNote";
import { KeyCap } from "../../ui/KeyCap";
import { LongWork } from "../../ui/LongWork";
import { Box, Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { Repository as Choose } from "../decide/RepositoryPicker";
import { Adr } from "./Adr";
import { LogQuestion } from "./LogQuestion";
import { Publish } from "./Publish";
import classes from "./Repository.module.css";
import { type AdrRow, counted, type Filter, found, keyOf, nameOf, numberText, type Order, sorted } from "./rows";
import { Table } from "./Table";
import { Timeline } from "./Timeline";
import { useBodySearch } from "./useBodySearch";
import { type Repo, useRepositories } from "./useRepositories";

const filters: { is: Filter; label: string }[] = [
  { is: "all", label: "All" },
  { is: "accepted", label: "Accepted" },
  { is: "superseded", label: "Superseded" },
  { is: "other", label: "Other" },
];

type Shape = "table" | "timeline";

export function Repository({ root, open }: Omit<Extract<Route, { at: "repository" }>, "at">) {
  const { settings, changeSettings } = useHost();
  const known = settings.repositories;
  // One repository needs no choice; one that was only linked to is shown as well.
  const view = known.length === 1 && root === null ? (known[0] ?? null) : root;
  const wanted = JSON.stringify(view === null ? known : [view]);
  const roots = useMemo((): string[] => JSON.parse(wanted), [wanted]);
  const { repos, read, stop } = useRepositories(roots);
  const [find, setFind] = useState("");
  const [publishing, setPublishing] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>("all");
  const [order, setOrder] = useState<Order>({ by: "date", down: true });
  const [shape, setShape] = useState<Shape>("table");
  const [adding, setAdding] = useState(false);
  const { run, failure } = useAction();
  const search = useRef<HTMLInputElement>(null);
  const narrow = useMediaQuery("(max-width: 1179px)", false, { getInitialValueInEffect: false });

  const rows = useMemo(() => repos.flatMap((repo) => repo.rows), [repos]);
  const counts = useMemo(() => counted(rows), [rows]);
  const words = useDeferredValue(find);
  const inBody = useBodySearch(words, repos);
  const shown = useMemo(() => sorted(found(rows, filter, words, inBody), order), [rows, filter, words, inBody, order]);
  const numbers = useMemo(() => new Map(rows.map(({ key, entry }) => [key, numberText(entry)])), [rows]);
  const numberOf = useCallback((of: string, file: string) => numbers.get(keyOf(of, file)) ?? "", [numbers]);

  const selected = open ? keyOf(open.root, open.file) : null;
  const row = useMemo(() => rows.find(({ key }) => key === selected), [rows, selected]);
  const repo = repos.find((one) => one.root === row?.root);
  const select = (next: AdrRow | null, replace = true) =>
    go({ at: "repository", root: view, open: next && { root: next.root, file: next.entry.file } }, { replace });
  const step = (by: number) => {
    const at = shown.findIndex(({ key }) => key === selected);
    const next = shown[at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (next) select(next);
  };
  const toAdr = () => document.querySelector<HTMLElement>("[data-adr]")?.focus();
  useKeys({
    "/": () => search.current?.focus(),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(12),
    PageUp: () => step(-12),
    Enter: () => (row ? toAdr() : step(0)),
    ...(row && { Escape: () => select(null) }),
  });

  const add = (path: string) => {
    setAdding(false);
    void run(() =>
      changeSettings({ repositories: [path, ...known.filter((one) => one !== path)].slice(0, 50) }).then(() =>
        go({ at: "repository", root: path, open: null }),
      ),
    );
  };
  const remove = (path: string) => {
    void run(() =>
      changeSettings({ repositories: known.filter((one) => one !== path) }).then(() =>
        go({ at: "repository", root: null, open: null }, { replace: true }),
      ),
    );
  };

  const title = view === null ? "Repository" : nameOf(view);
  useWindowTitle(title);

  const panel =
    row && repo ? (
      <Adr row={row} repo={repo} view={view} onClose={() => select(null)} onChanged={() => void read(repo.root)} />
    ) : null;
  const reading = repos.filter((one) => one.reading !== null && one.listing === null);
  const folders = view === null ? null : repos[0]?.listing?.folders.filter(({ exists }) => exists);
  return (
    <HomeFrame
      at="repository"
      title={title}
      beside={
        <>
          {folders && folders.length > 0 && (
            <span className={`mono ${classes.folder}`} title={folders.map(({ dir }) => dir || ".").join(", ")}>
              {folders[0]?.dir || "."}
              {folders.length > 1 && ` and ${count(folders.length - 1, "folder")} more`}
            </span>
          )}
          {known.length > 0 && (
            <Chooser
              {...{ known, view, repos }}
              onAdd={() => setAdding(true)}
              onRemove={remove}
              onChoose={(path) => go({ at: "repository", root: path, open: null })}
              onPublish={setPublishing}
            />
          )}
        </>
      }
      tools={
        known.length > 0 && (
          <FindField
            ref={search}
            value={find}
            of={reading.length === 0 ? counts.all : null}
            onChange={setFind}
            toList={() => {
              const first = shown.find(({ key }) => key === selected) ?? shown[0];
              if (first) select(first);
              document.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
            }}
          />
        )
      }
      fixed
      panel={
        narrow || !panel
          ? null
          : {
              title: "ADR",
              content: (
                <div data-adr="" data-scrolls="" tabIndex={-1}>
                  {panel}
                </div>
              ),
            }
      }
    >
      <FailureNote failure={failure} />
      {publishing !== null && <Publish root={publishing} onClose={() => setPublishing(null)} />}
      <Unread repos={repos} read={read} remove={remove} />
      {known.length === 0 && view === null ? (
        <Empty says="No repository yet">
          <p>Add one, and all of its ADRs are listed here, whoever or whatever wrote them.</p>
          <Button onClick={() => setAdding(true)}>Add a repository</Button>
        </Empty>
      ) : (
        <>
          <Bar
            counts={reading.length === 0 ? counts : null}
            {...{ problems: counts.problems, filter, setFilter, shape, setShape }}
          />
          {reading.length > 0 && <Reading repos={reading} stop={stop} />}
          {view !== null && (
            <LogQuestion root={view} close={repos[0]?.listing?.close ?? []} onAnswered={() => void read(view)} />
          )}
          {repos.some((one) => one.stopped) && <Stopped readOn={() => roots.forEach((one) => void read(one))} />}
          <p role="status" className="visually-hidden">
            {find !== "" || filter !== "all" ? `${count(shown.length, "ADR")} shown` : ""}
          </p>
          {shape === "timeline" ? (
            <Timeline rows={shown} several={roots.length > 1} {...{ view, selected, numberOf }} />
          ) : (
            shown.length > 0 && (
              <Table
                rows={shown}
                label={`ADRs of ${title}`}
                several={roots.length > 1}
                order={order}
                onOrder={setOrder}
                selected={selected}
                onSelect={select}
                onOpen={(next) => {
                  select(next);
                  requestAnimationFrame(toAdr);
                }}
                numberOf={numberOf}
              />
            )
          )}
          {shown.length === 0 && rows.length > 0 && (
            <NoneFound find={find} filter={filter} all={counts.all} lookInAll={() => setFilter("all")} />
          )}
          {rows.length === 0 && repos.every((one) => one.listing !== null) && (
            <Empty says={`No ADRs in ${view === null ? "these repositories" : title}`}>
              <p>Export a decision to it, or choose the folder in which they lie.</p>
            </Empty>
          )}
        </>
      )}
      {narrow && (
        <Drawer
          opened={panel !== null}
          onClose={() => select(null)}
          position="right"
          size={560}
          withCloseButton={false}
          aria-label="ADR"
        >
          {panel}
        </Drawer>
      )}
      <Modal opened={adding} onClose={() => setAdding(false)} title="Add a repository" size="lg">
        <Choose anew onChosen={(repo) => add(repo.root)} />
      </Modal>
    </HomeFrame>
  );
}

function useWindowTitle(title: string) {
  useEffect(() => {
    document.title = `${title} - Adroit`;
    return () => {
      document.title = "Adroit";
    };
  }, [title]);
}

function FindField({
  ref,
  value,
  of,
  onChange,
  toList,
}: {
  ref: RefObject<HTMLInputElement | null>;
  value: string;
  /** How many ADRs there are, once all of them were read. */
  of: number | null;
  onChange(value: string): void;
  toList(): void;
}) {
  return (
    <TextInput
      ref={ref}
      aria-label="Find an ADR"
      placeholder={of === null ? "Find an ADR" : `Find in ${count(of, "ADR")}`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") onChange("");
        else if (event.key === "ArrowDown" || event.key === "Enter") {
          event.preventDefault();
          toList();
        }
      }}
      leftSection={<IconSearch size={16} />}
      rightSection={
        value === "" ? <KeyCap>/</KeyCap> : <CloseButton size="sm" aria-label="Clear" onClick={() => onChange("")} />
      }
      className={classes.find ?? ""}
    />
  );
}

/** Repositories that couldn't be read, and what can be done about each. */
function Unread({
  repos,
  read,
  remove,
}: {
  repos: readonly Repo[];
  read(root: string): Promise<void>;
  remove(root: string): void;
}) {
  return repos.map(
    ({ root, failure }) =>
      failure && (
        <Box key={root} mb={12}>
          <FailureNote
            failure={failure}
            actions={[
              { does: "Try again", act: () => void read(root) },
              { does: "Remove it from the list", act: () => remove(root) },
            ]}
          />
        </Box>
      ),
  );
}

/** Which of the ADRs are shown, and as what. */
function Bar({
  counts,
  problems,
  filter,
  setFilter,
  shape,
  setShape,
}: {
  /** How many there are of each kind, once all were read. */
  counts: ReturnType<typeof counted> | null;
  problems: number;
  filter: Filter;
  setFilter(filter: Filter): void;
  shape: Shape;
  setShape(shape: Shape): void;
}) {
  return (
    <Row gap={12} wrap={8} mb={8}>
      <Row role="group" aria-label="Show" wrap={8} align="stretch" className={classes.filters}>
        {filters.map(({ is, label }) => (
          <button key={is} type="button" aria-pressed={filter === is} onClick={() => setFilter(is)}>
            {label} {counts && <span className="num">{counts[is]}</span>}
          </button>
        ))}
      </Row>
      <SegmentedControl
        aria-label="Show as"
        size="xs"
        value={shape}
        onChange={(value) => setShape(value as Shape)}
        data={[
          { value: "table", label: "Table" },
          { value: "timeline", label: "Timeline" },
        ]}
      />
      {problems > 0 && (
        <button
          type="button"
          className={classes.problems}
          aria-pressed={filter === "problems"}
          onClick={() => setFilter(filter === "problems" ? "all" : "problems")}
        >
          <IconAlertTriangle size={15} aria-hidden="true" />
          {count(problems, "problem")}
        </button>
      )}
    </Row>
  );
}

function Stopped({ readOn }: { readOn(): void }) {
  return (
    <Text tone="soft" mt={12} mb={12}>
      Reading was stopped.{" "}
      <Button variant="subtle" size="compact-sm" onClick={readOn}>
        Read on
      </Button>
    </Text>
  );
}

function NoneFound({ find, filter, all, lookInAll }: { find: string; filter: Filter; all: number; lookInAll(): void }) {
  const what = filter === "all" ? "Nothing" : "None of these";
  return (
    <Text tone="soft" mt={12} mb={12}>
      {find === "" ? "None of these." : `${what} matches “${find}”, in titles or texts.`}{" "}
      {find !== "" && filter !== "all" && (
        <Button variant="subtle" size="compact-sm" onClick={lookInAll}>
          Look in all {all}
        </Button>
      )}
    </Text>
  );
}

function Reading({ repos, stop }: { repos: Repo[]; stop(): void }) {
  const read = repos.reduce((sum, { reading }) => sum + (reading?.read ?? 0), 0);
  const of = repos.reduce((sum, { reading }) => sum + (reading?.of ?? 0), 0);
  return (
    <LongWork
      words={of === 0 ? "Looking for ADRs" : `Read ${read} of ${of} files`}
      done={read}
      of={of}
      name="Reading"
      stop={{ words: "Stop", run: stop }}
    />
  );
}

function Chooser({
  known,
  view,
  repos,
  onChoose,
  onAdd,
  onRemove,
  onPublish,
}: {
  known: readonly string[];
  view: string | null;
  repos: readonly Repo[];
  onChoose(root: string | null): void;
  onAdd(): void;
  onRemove(root: string): void;
  onPublish(root: string): void;
}) {
  const shown = view ?? (known.length === 1 ? known[0] : undefined);
  const countOf = (root: string) => repos.find((one) => one.root === root)?.listing?.entries.length;
  return (
    <Menu position="bottom-start" withinPortal width={360}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {count(known.length, "repository", "repositories")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {known.length > 1 && <Menu.Item onClick={() => onChoose(null)}>All repositories</Menu.Item>}
        {known.map((root) => (
          <Menu.Item
            key={root}
            leftSection={<IconFolder size={16} />}
            rightSection={<span className="num">{countOf(root)}</span>}
            aria-current={root === view ? "true" : undefined}
            onClick={() => onChoose(root)}
          >
            {nameOf(root)}
            <span className={`mono ${classes.path}`}>{root}</span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconFolderPlus size={16} />} onClick={onAdd}>
          Add a repository
        </Menu.Item>
        {shown !== undefined && (
          <Menu.Item leftSection={<IconWorldUpload size={16} />} onClick={() => onPublish(shown)}>
            Publish {nameOf(shown)}
          </Menu.Item>
        )}
        {view !== null && known.includes(view) && (
          <Menu.Item leftSection={<IconX size={16} />} onClick={() => onRemove(view)}>
            Remove {nameOf(view)} from the list
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
