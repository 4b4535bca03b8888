/** All ADRs of the team's repositories: found, filtered, read, and put right. */

import { Button, CloseButton, Drawer, Modal, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type ComponentProps, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { useKeys } from "../../shell/keys";
import { type AppRoute, go } from "../../shell/route";
import { Empty } from "../../ui/Empty";
import { FailureNote } from "../../ui/FailureNote";
import { KeyCap } from "../../ui/KeyCap";
import { LongWork } from "../../ui/LongWork";
import { Box } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { RepositoryPicker } from "../decide/RepositoryPicker";
import { Adr } from "./Adr";
import { Bar, type Shape } from "./Bar";
import { Chooser } from "./Chooser";
import { LogQuestion } from "./LogQuestion";
import { Publish } from "./Publish";
import classes from "./Repository.module.css";
import { type AdrFilter, type AdrRow, keyOf, repositoryName } from "./rows";
import { Table } from "./Table";
import { Timeline } from "./Timeline";
import { type AdrList, useAdrList } from "./useAdrList";
import { type Repo, useRepositories } from "./useRepositories";

/** All repositories, or one; and the ADR that is open beside the list. */
export function Repository({ root, open }: Omit<Extract<AppRoute, { at: "repository" }>, "at">) {
  const { known, failure, add, remove } = useKnownRepositories();
  // One repository needs no choice; one that was only linked to is shown as well.
  const view = known.length === 1 && root === null ? (known[0] ?? null) : root;
  const wanted = JSON.stringify(view === null ? known : [view]);
  const roots = useMemo((): string[] => JSON.parse(wanted), [wanted]);
  const { repos, read, stop } = useRepositories(roots);
  const list = useAdrList(repos);
  const [publishing, setPublishing] = useState<string | null>(null);
  const [shape, setShape] = useState<Shape>("table");
  const [adding, setAdding] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const { selected, row, select } = useSelected({ rows: list.rows, shown: list.shown, view, open, search });
  const repo = repos.find((one) => one.root === row?.root);

  const title = view === null ? "Repository" : repositoryName(view);
  useWindowTitle(title);

  const reading = repos.filter((one) => one.reading !== null && one.listing === null);
  return (
    <WithAdr
      adr={
        row && repo ? (
          <Adr row={row} repo={repo} view={view} onClose={() => select(null)} onChanged={() => void read(repo.root)} />
        ) : null
      }
      onClose={() => select(null)}
      title={title}
      beside={
        <>
          {view !== null && <Folders repo={repos[0]} />}
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
            value={list.find}
            of={reading.length === 0 ? list.counts.all : null}
            onChange={list.setFind}
            toList={() => {
              const first = list.shown.find(({ key }) => key === selected) ?? list.shown[0];
              if (first) select(first);
              document.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
            }}
          />
        )
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
          <Bar list={list} counted={reading.length === 0} shape={shape} setShape={setShape} />
          {reading.length > 0 && <Reading repos={reading} stop={stop} />}
          {view !== null && (
            <LogQuestion root={view} close={repos[0]?.listing?.close ?? []} onAnswered={() => void read(view)} />
          )}
          {repos.some((one) => one.stopped) && <Stopped readOn={() => roots.forEach((one) => void read(one))} />}
          <Adrs {...{ list, repos, title, view, selected, select, shape }} several={roots.length > 1} />
        </>
      )}
      <Modal opened={adding} onClose={() => setAdding(false)} title="Add a repository" size="lg">
        <RepositoryPicker
          anew
          onChosen={(repo) => {
            setAdding(false);
            add(repo.root);
          }}
        />
      </Modal>
    </WithAdr>
  );
}

/** The repositories of the settings: what was added last stands first. */
function useKnownRepositories() {
  const { settings, changeSettings } = useHost();
  const known = settings.repositories;
  const { run, failure } = useAction();
  const others = (path: string) => known.filter((one) => one !== path);
  return {
    known,
    failure,
    add: (path: string) =>
      void run(async (goOn) => {
        await changeSettings({ repositories: [path, ...others(path)].slice(0, 50) });
        goOn({ at: "repository", root: path, open: null });
      }),
    remove: (path: string) =>
      void run(async (goOn) => {
        await changeSettings({ repositories: others(path) });
        goOn({ at: "repository", root: null, open: null }, { replace: true });
      }),
  };
}

/** Which ADR is open, and the keys that go through the list. */
function useSelected({
  rows,
  shown,
  view,
  open,
  search,
}: {
  rows: readonly AdrRow[];
  shown: readonly AdrRow[];
  view: string | null;
  open: { root: string; file: string } | null;
  search: RefObject<HTMLInputElement | null>;
}) {
  const selected = open ? keyOf(open.root, open.file) : null;
  const row = useMemo(() => rows.find(({ key }) => key === selected), [rows, selected]);
  const select = (next: AdrRow | null, replace = true) =>
    go({ at: "repository", root: view, open: next && { root: next.root, file: next.entry.file } }, { replace });
  const step = (by: number) => {
    const at = shown.findIndex(({ key }) => key === selected);
    const next = shown[at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (next) select(next);
  };
  useKeys({
    "/": () => search.current?.focus(),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(12),
    PageUp: () => step(-12),
    Enter: () => (row ? toAdr() : step(0)),
    ...(row && { Escape: () => select(null) }),
  });
  return { selected, row, select };
}

const toAdr = () => document.querySelector<HTMLElement>("[data-adr]")?.focus();

function useWindowTitle(title: string) {
  useEffect(() => {
    document.title = `${title} - Adroit`;
    return () => {
      document.title = "Adroit";
    };
  }, [title]);
}

/** The list with an ADR beside it, or in a drawer over it where the window is narrow. */
function WithAdr({
  adr,
  onClose,
  children,
  ...frame
}: Pick<ComponentProps<typeof HomeFrame>, "title" | "beside" | "tools" | "children"> & {
  adr: ReactNode;
  onClose(): void;
}) {
  const narrow = useMediaQuery("screen and (max-width: 1179px)", false, { getInitialValueInEffect: false });
  return (
    <HomeFrame
      at="repository"
      {...frame}
      fixed
      panel={
        narrow || !adr
          ? null
          : {
              title: "ADR",
              content: (
                <div data-adr="" data-scrolls="" tabIndex={-1}>
                  {adr}
                </div>
              ),
            }
      }
    >
      {children}
      {narrow && (
        <Drawer
          opened={adr !== null}
          onClose={onClose}
          position="right"
          size={560}
          withCloseButton={false}
          aria-label="ADR"
        >
          {adr}
        </Drawer>
      )}
    </HomeFrame>
  );
}

/** In which folders the ADRs of the repository lie. */
function Folders({ repo }: { repo: Repo | undefined }) {
  const folders = repo?.listing?.folders.filter(({ exists }) => exists) ?? [];
  if (folders.length === 0) return null;
  return (
    <Text as="span" tone="quiet" oneLine className="mono" title={folders.map(({ dir }) => dir || ".").join(", ")}>
      {folders[0]?.dir || "."}
      {folders.length > 1 && ` and ${count(folders.length - 1, "folder")} more`}
    </Text>
  );
}

/** The list itself, or why it is empty. */
function Adrs({
  list,
  repos,
  title,
  view,
  several,
  selected,
  select,
  shape,
}: {
  list: AdrList;
  repos: readonly Repo[];
  title: string;
  view: string | null;
  several: boolean;
  selected: string | null;
  select(row: AdrRow): void;
  shape: Shape;
}) {
  const { rows, shown, find, filter, counts, numberOf } = list;
  return (
    <>
      <p role="status" className="visually-hidden">
        {find !== "" || filter !== "all" ? `${count(shown.length, "ADR")} shown` : ""}
      </p>
      {shape === "timeline" ? (
        <Timeline rows={shown} {...{ several, view, selected, numberOf }} />
      ) : (
        shown.length > 0 && (
          <Table
            rows={shown}
            label={`ADRs of ${title}`}
            order={list.order}
            onOrder={list.setOrder}
            onSelect={select}
            onOpen={(next) => {
              select(next);
              requestAnimationFrame(toAdr);
            }}
            {...{ several, selected, numberOf }}
          />
        )
      )}
      {shown.length === 0 && rows.length > 0 && (
        <NoneFound find={find} filter={filter} all={counts.all} lookInAll={() => list.setFilter("all")} />
      )}
      {rows.length === 0 && repos.every((one) => one.listing !== null) && (
        <Empty says={`No ADRs in ${view === null ? "these repositories" : title}`}>
          <p>Export a decision to it, or choose the folder in which they lie.</p>
        </Empty>
      )}
    </>
  );
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

function NoneFound({
  find,
  filter,
  all,
  lookInAll,
}: {
  find: string;
  filter: AdrFilter;
  all: number;
  lookInAll(): void;
}) {
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
