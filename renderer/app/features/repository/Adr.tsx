/** The right panel: one ADR as it lies on disk, what is wrong with it, and what can be done. */

import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconFileText, IconHelpCircle } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import type { Problem } from "#shared/adr/folder/problem";
import { decodedPath, joinedPath, splitPath } from "#shared/adr/links/path";
import type { AdrFile, Repaired as RepairedAdr } from "#shared/api/repo";
import { playbookFor } from "#shared/playbook/choose";
import type { Status } from "#shared/record/record";
import { failureOf } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { go, hrefOf } from "../../shell/route";
import { AskNote, FailureNote } from "../../ui/FailureNote";
import { CloseButton } from "../../ui/IconButton";
import { Row, Stack } from "../../ui/layout";
import { Plain, Reader, type Surroundings } from "../../widgets/Reader";
import { frontMatter } from "../decide/adr";
import classes from "./Adr.module.css";
import { Chain } from "./Chain";
import { Related } from "./Related";
import { type AdrRow, fileName } from "./rows";
import { Sidecar, SidecarFailure } from "./Sidecar";
import { problemWords } from "./Table";
import type { Repo } from "./useRepositories";

const statusWords: Record<Status, string> = {
  draft: "Draft",
  proposed: "Proposed",
  accepted: "Accepted",
  rejected: "Rejected",
  deprecated: "Deprecated",
  superseded: "Superseded",
};

export function Adr({
  row,
  repo,
  view,
  onClose,
  onChanged,
}: {
  row: AdrRow;
  repo: Repo;
  /** The repository that the table shows, or all of them. */
  view: string | null;
  onClose(): void;
  onChanged(): void;
}) {
  const { host, playbooks } = useHost();
  const { root, entry, problems } = row;
  const { file } = entry;
  const { run, show, failure } = useAction();
  const asked = useAsk(() => host.repo.read({ root, file }), [host, root, file, repo.listing]);
  const adr = asked.state === "ready" && asked.value.file === file && asked.value.root === root ? asked.value : null;
  const filed = useAsk(() => host.repo.filed({ root, file }), [host, root, file, repo.listing]);
  const looked = useAsk(async () => {
    if (!adr?.sidecar) return null;
    try {
      return { of: adr, state: await host.repo.sidecar({ root: adr.root, file: adr.file }) };
    } catch (error) {
      return { of: adr, failure: failureOf(error) };
    }
  }, [host, adr]);
  const found = looked.state === "ready" ? looked.value : null;
  const beside = found && adr && found.of.root === adr.root && found.of.file === adr.file ? found : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another ADR has nothing to do with what failed here
  useEffect(() => show(null), [root, file]);

  const act = async (doing: () => Promise<unknown>, done?: string) => {
    if ((await run(doing)) && done) notifications.show({ message: done });
    asked.again();
    onChanged();
  };
  const setStatus = (status: Status) =>
    adr &&
    void act(
      () => host.repo.setStatus({ root, file, status, expect: adr.hash }),
      `${fileName(file)} is now ${status}. You commit it`,
    );
  const repair = (repair: Click) =>
    adr &&
    void act(async () => {
      const done = await host.repo.repair({ root, repair, seen: file, expect: adr.hash });
      if (done.adr.file !== file) {
        go({ at: "repository", root: view, open: { root, file: done.adr.file } }, { replace: true });
      }
      notifications.show({
        message: <Repaired done={done} both={repair.do === "supersede" || repair.do === "relate"} />,
        autoClose: done.leaves.length === 0,
      });
    });
  const toRecord = (doing: () => Promise<{ record: { id: string } }>) =>
    void run(async () => go({ at: "record", id: (await doing()).record.id, place: null }));
  const openSidecar = () => toRecord(() => host.repo.openSidecar({ root, file }));
  const playbook = adr ? playbookFor(playbooks, adr.text) : undefined;

  return (
    <Stack gap={12}>
      <Row gap={12} justify="between">
        <span className={`mono ${classes.file}`} title={file}>
          {fileName(file)}
        </span>
        <CloseButton label="Close the ADR" onClick={onClose} />
      </Row>
      <div className={classes.tools}>
        <StatusMenu now={entry.status} disabled={!adr || !/\.(?:md|markdown)$/i.test(file)} onChosen={setStatus} />
        {beside?.state && !beside.state.conflict && (
          <Button variant="default" size="xs" leftSection={<IconFileText size={15} />} onClick={openSidecar}>
            Open the decision
          </Button>
        )}
        {playbook && (
          <Button
            variant="default"
            size="xs"
            onClick={() => toRecord(() => host.repo.revise({ root, file, playbook: playbook.playbook.id }))}
          >
            Revise this one
          </Button>
        )}
      </div>
      <FailureNote failure={failure} />
      {byKind(problems).map(([kind, same]) => (
        <ProblemNote
          key={`${file} ${kind}`}
          kind={kind}
          problems={same}
          word={entry.statusRaw}
          ready={adr !== null}
          onStatus={setStatus}
          onRepair={repair}
        />
      ))}
      {beside?.failure && <SidecarFailure failure={beside.failure} again={looked.again} />}
      {beside?.state && (
        <Sidecar
          key={`${root} ${file} sidecar`}
          state={beside.state}
          onResolve={(take) =>
            void act(
              () => host.repo.resolveSidecar({ root, file, take, expect: beside.state.hash }),
              "One side is left in the data. You stage and commit it",
            )
          }
          onTake={() => toRecord(() => host.repo.takeSidecar({ root, file, expect: beside.state.hash }))}
          onOpen={openSidecar}
          onStatus={setStatus}
        />
      )}
      <Chain row={row} repo={repo} view={view} />
      {filed.state === "ready" && adr && (
        <Related
          key={`${root} ${file} related`}
          row={row}
          repo={repo}
          view={view}
          filed={filed.value}
          ready={/\.(?:md|markdown)$/i.test(file)}
          onRelate={(is, other, remove) =>
            void act(
              () => host.repo.relate({ root, file, is, other, remove, expect: adr.hash }),
              "Both ADRs are changed. You commit them",
            )
          }
          onTags={(tags) =>
            void act(
              () => host.repo.tag({ root, file, tags, expect: adr.hash }),
              `${fileName(file)} is changed. You commit it`,
            )
          }
        />
      )}
      <AskNote asked={asked} />
      {adr && <Document key={`${root} ${file}`} adr={adr} repo={repo} view={view} />}
    </Stack>
  );
}

function StatusMenu({
  now,
  disabled,
  onChosen,
}: {
  now: Status | null;
  disabled: boolean;
  onChosen(status: Status): void;
}) {
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          disabled={disabled}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          Change status
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(statusWords) as Status[])
          // Superseding takes the other ADR; its link says so in both.
          .filter((status) => status !== now && status !== "superseded")
          .map((status) => (
            <Menu.Item key={status} onClick={() => onChosen(status)}>
              {statusWords[status]}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What a word that nobody knows most often stands for; the menu has the others. */
const choices: Status[] = ["proposed", "deprecated"];

/** The repairs that need nothing but a click. */
type Click = Exclude<NonNullable<Problem["repair"]>, { do: "choose status" }>;

function clickOf({ repair }: Problem): Click | null {
  return repair && repair.do !== "choose status" ? repair : null;
}

function Repaired({ done: { adr, leaves }, both }: { done: RepairedAdr; both: boolean }) {
  return (
    <>
      {both ? "Both ADRs say so now. You commit them" : `${fileName(adr.file)} is changed. You commit it`}
      {leaves.length > 0 && (
        <>
          . Mentions of the old number are left as they are:
          <ul className={classes.leaves}>
            {leaves.slice(0, 8).map(({ file, line, text }) => (
              <li key={`${file} ${line}`}>
                <span className="mono">
                  {fileName(file)}:{line}
                </span>{" "}
                {text}
              </li>
            ))}
            {leaves.length > 8 && <li>and {leaves.length - 8} more</li>}
          </ul>
        </>
      )}
    </>
  );
}

function byKind(problems: readonly Problem[]): [Problem["kind"], Problem[]][] {
  const kinds = new Map<Problem["kind"], Problem[]>();
  for (const problem of problems) kinds.set(problem.kind, [...(kinds.get(problem.kind) ?? []), problem]);
  return [...kinds];
}

/** What is wrong, at the ADR that it concerns, with what can be done at once. */
function ProblemNote({
  kind,
  problems,
  word,
  ready,
  onStatus,
  onRepair,
}: {
  kind: Problem["kind"];
  problems: readonly Problem[];
  word: string | null;
  ready: boolean;
  onStatus(status: Status): void;
  onRepair(repair: Click): void;
}) {
  const [left, setLeft] = useState(false);
  if (left) return null;
  const [, name] = problemWords[kind];
  const unknown = kind === "unknown status";
  const line = (word ?? "").split(/\r?\n/)[0]?.trim() ?? "";
  const leave = (
    <Button variant="subtle" color="gray" size="xs" className={classes.leave ?? ""} onClick={() => setLeft(true)}>
      Leave it
    </Button>
  );
  return (
    <Row as="section" align="stretch" className={classes.problem} aria-label={name}>
      <IconHelpCircle size={17} aria-hidden="true" />
      <div>
        <Row align="start" justify="between" className={classes.what}>
          <h2>
            {unknown ? `Status “${line.length > 40 ? `${line.slice(0, 39)}…` : line}” has no fixed meaning` : name}
            {problems.length > 1 && <span className="num"> {problems.length}</span>}
          </h2>
          {!unknown && leave}
        </Row>
        {unknown ? (
          <>
            <p>Other tools may read it as a draft. Choosing a word here changes only that line.</p>
            <div className={classes.buttons}>
              {choices.map((status) => (
                <Button key={status} variant="default" size="xs" disabled={!ready} onClick={() => onStatus(status)}>
                  {statusWords[status]}
                </Button>
              ))}
              {leave}
            </div>
          </>
        ) : (
          <ul>
            {problems.map((problem) => {
              const click = clickOf(problem);
              return (
                <li key={`${problem.line ?? ""} ${problem.what}`}>
                  {problem.what}
                  {problem.line !== undefined && ` Line ${problem.line}.`}
                  {click && (
                    <Button
                      variant="default"
                      size="compact-xs"
                      className={classes.repair ?? ""}
                      disabled={!ready}
                      onClick={() => onRepair(click)}
                    >
                      {click.label}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </Row>
  );
}

function Document({ adr, repo, view }: { adr: AdrFile; repo: Repo; view: string | null }) {
  const { host } = useHost();
  const { root, file } = adr;
  const text = adr.text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const markdown = /\.(?:md|markdown)$/i.test(file);
  const { rows, body } = markdown ? frontMatter(text) : { rows: [], body: text };

  const { listing } = repo;
  const around = useMemo((): Surroundings => {
    const files = new Set(listing?.entries.map((one) => one.file));
    const { folder } = splitPath(file);
    const pathOf = (address: string) => {
      const path = decodedPath(address);
      return path === "" ? null : path.startsWith("/") ? joinedPath("", path) : joinedPath(folder, path);
    };
    return {
      hrefOf(address) {
        if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) return null;
        const path = pathOf(address);
        if (path === null || !files.has(path)) return null;
        return hrefOf({ at: "repository", root: view, open: { root, file: path } });
      },
      async image(address) {
        const path = pathOf(address);
        if (path === null) throw new Error("leads out of the repository");
        return (await host.repo.image({ root, file: path })).url;
      },
    };
  }, [host, root, file, view, listing]);

  return (
    <article className={classes.document} aria-label="The ADR">
      {rows.length > 0 && (
        <Stack as="dl" gap={2} className={classes.meta} size="aside" mb={16}>
          {rows.map(({ key, value }) => (
            <Stack key={key} columns="109px minmax(0, 1fr)" gap={0}>
              <dt>{key.charAt(0).toUpperCase() + key.slice(1).replace(/[-_]/g, " ")}</dt>
              <dd>{value}</dd>
            </Stack>
          ))}
        </Stack>
      )}
      {markdown ? <Reader text={body} around={around} /> : <Plain text={text} />}
    </article>
  );
}
