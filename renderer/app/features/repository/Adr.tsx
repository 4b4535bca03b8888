/** The right panel: one ADR as it lies on disk, what is wrong with it, and what can be done. */

import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useEffect, useMemo } from "react";
import type { Problem } from "#shared/adr/folder/problem";
import { decodedPath, joinedPath, splitPath } from "#shared/adr/links/path";
import type { AdrFile } from "#shared/api/repo";
import { capital } from "#shared/base/capital";
import { playbookFor } from "#shared/playbook/choose";
import { failureOf } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { hrefOf } from "../../shell/route";
import { AskNote, FailureNote } from "../../ui/FailureNote";
import { CloseButton } from "../../ui/IconButton";
import { Row, Stack } from "../../ui/layout";
import { Plain, Reader, type Surroundings } from "../../widgets/Reader";
import { frontMatter } from "../decide/adr";
import classes from "./Adr.module.css";
import { Chain } from "./Chain";
import { ProblemNote } from "./ProblemNote";
import { Related } from "./Related";
import { type AdrRow, fileName } from "./rows";
import { Sidecar, SidecarFailure } from "./Sidecar";
import { StatusMenu } from "./StatusMenu";
import { useAdrChanges } from "./useAdrChanges";
import type { Repo } from "./useRepositories";

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
  const action = useAction();
  const { show, failure } = action;
  const asked = useAsk(() => host.repo.read({ root, file }), [host, root, file, repo.listing]);
  const adr = asked.state === "ready" && asked.value.file === file && asked.value.root === root ? asked.value : null;
  const filed = useAsk(() => host.repo.filed({ root, file }), [host, root, file, repo.listing]);
  const beside = useDataBeside(adr);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another ADR has nothing to do with what failed here
  useEffect(() => show(null), [root, file]);

  const changes = useAdrChanges({ root, file, expect: adr?.hash ?? null, view }, action, () => {
    asked.again();
    onChanged();
  });
  // What is decided is named at its beginning.
  const playbook = useMemo(() => adr && playbookFor(playbooks, adr.text.slice(0, 50_000)), [playbooks, adr]);
  const writable = /\.(?:md|markdown)$/i.test(file);

  return (
    <Stack gap={12}>
      <Row gap={12} justify="between">
        <span className={`mono ${classes.file}`} title={file}>
          {fileName(file)}
        </span>
        <CloseButton label="Close the ADR" onClick={onClose} />
      </Row>
      <Row wrap={8} align="stretch">
        <StatusMenu now={entry.status} disabled={!adr || !writable} onChosen={changes.setStatus} />
        {beside.state && !beside.state.conflict && (
          <Button variant="default" size="xs" leftSection={<IconFileText size={15} />} onClick={changes.openSidecar}>
            Open the decision
          </Button>
        )}
        {playbook && (
          <Button variant="default" size="xs" onClick={() => changes.revise(playbook.playbook.id)}>
            Revise this one
          </Button>
        )}
      </Row>
      <FailureNote failure={failure} />
      {byKind(problems).map(([kind, same]) => (
        <ProblemNote
          key={`${file} ${kind}`}
          kind={kind}
          problems={same}
          word={entry.statusRaw}
          ready={adr !== null}
          onStatus={changes.setStatus}
          onRepair={changes.repair}
        />
      ))}
      {beside.failure && <SidecarFailure failure={beside.failure} again={beside.again} />}
      {beside.state && (
        <Sidecar
          key={`${root} ${file} sidecar`}
          state={beside.state}
          onResolve={(take) => changes.resolveSidecar(take, beside.state.hash)}
          onTake={() => changes.takeSidecar(beside.state.hash)}
          onOpen={changes.openSidecar}
          onStatus={changes.setStatus}
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
          ready={writable}
          onRelate={changes.relate}
          onTags={changes.tag}
        />
      )}
      <AskNote asked={asked} />
      {adr && <Document key={`${root} ${file}`} adr={adr} repo={repo} view={view} />}
    </Stack>
  );
}

/** The data beside this very ADR, or why they can't be read. */
function useDataBeside(adr: AdrFile | null) {
  const { host } = useHost();
  const looked = useAsk(async () => {
    if (!adr?.sidecar) return null;
    try {
      return { of: adr, state: await host.repo.sidecar({ root: adr.root, file: adr.file }) };
    } catch (error) {
      return { of: adr, failure: failureOf(error) };
    }
  }, [host, adr]);
  const found = looked.state === "ready" ? looked.value : null;
  const same = found && adr && found.of.root === adr.root && found.of.file === adr.file;
  return { ...(same ? found : { state: undefined, failure: undefined }), again: looked.again };
}

function byKind(problems: readonly Problem[]): [Problem["kind"], Problem[]][] {
  const kinds = new Map<Problem["kind"], Problem[]>();
  for (const problem of problems) kinds.set(problem.kind, [...(kinds.get(problem.kind) ?? []), problem]);
  return [...kinds];
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
              <dt>{capital(key.replace(/[-_]/g, " "))}</dt>
              <dd>{value}</dd>
            </Stack>
          ))}
        </Stack>
      )}
      {markdown ? <Reader text={body} around={around} /> : <Plain text={text} />}
    </article>
  );
}
