import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import type { Damaged } from "#shared/api/records";
import type { RecordSummary } from "#shared/record/summary";
import type { Failure } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { type Doing, type HostAction, useAction } from "../../host/useAction";
import { useOffer } from "../../shell/Commands";
import type { PaletteCommand } from "../../shell/command";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { useKeys } from "../../shell/keys";
import { go } from "../../shell/route";
import { Empty } from "../../ui/Empty";
import { AskNote, FailureNote } from "../../ui/FailureNote";
import { KeyCap } from "../../ui/KeyCap";
import { Box, Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { KnownCalls } from "../away/KnownCalls";
import { DueGroup, dueRecords } from "../review/DueGroup";
import { ListTools, noFilter, passes, type RecordFilter } from "../review/ListTools";
import { Inside, useInside } from "../review/search";
import { Sessions } from "../workshop/Sessions";
import { NewButton } from "./NewButton";
import { type Begin, useNewDecision } from "./newDecision";
import { Continue, Records } from "./Records";
import classes from "./Start.module.css";

/** Decisions that are open, due and decided; the last open one first, large. */
export function Start() {
  const { host, info, recordsChanged } = useHost();
  const [find, setFind] = useState("");
  const action = useAction();
  const search = useRef<HTMLInputElement>(null);
  const asked = useAsk(() => host.records.list(), [recordsChanged]);
  const begin = useNewDecision(action);

  const list = asked.state === "ready" ? asked.value : { records: [], damaged: [] };
  const [filter, setFilter] = useState<RecordFilter>(noFilter);
  const inside = useInside(find);
  const found = list.records
    .filter((summary) => passes(summary, filter, info.today))
    .filter((summary) => matches(summary, find) || inside.has(summary.id));
  const groups = grouped(found, info.today);
  const last = find === "" && filter === noFilter ? groups.open[0] : undefined;
  const { dismiss, ...doing } = useRowActions(action, asked.again);

  useKeys({
    "/": () => search.current?.focus(),
    ArrowDown: () => focusRow(1),
    ArrowUp: () => focusRow(-1),
    ...(last && { Enter: () => go({ at: "record", id: last.id, place: null }) }),
  });
  useOfferedBeginnings(begin);

  const tools = (
    <>
      <TextInput
        ref={search}
        aria-label="Find a decision"
        placeholder="Find"
        value={find}
        onChange={(event) => setFind(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && setFind("")}
        leftSection={<IconSearch size={16} />}
        rightSection={<KeyCap>/</KeyCap>}
        className={classes.find ?? ""}
      />
      {list.records.length > 0 && (
        <ListTools records={list.records} found={found} filter={filter} onFilter={setFilter} />
      )}
      <NewButton begin={begin} />
    </>
  );
  return (
    <HomeFrame
      at="start"
      title="Decisions"
      tools={tools}
      counts={asked.state === "ready" ? { start: list.records.length, ...dueCount(list.records, info.today) } : {}}
    >
      <FailureNote failure={action.failure} />
      <AskNote asked={asked} />
      {info.notices.map((notice) => (
        <Text key={notice} tone="ink" role="note">
          {notice}
        </Text>
      ))}
      {list.damaged.map((one) => (
        <DamagedNote key={one.movedTo} damaged={one} dismiss={() => dismiss(one)} />
      ))}
      {asked.state === "ready" && list.records.length === 0 && <FirstDecision begin={begin} />}
      <Sessions records={list.records} />
      <KnownCalls />
      {last && <Continue summary={last} />}
      <DueGroup title="Due for review" rows={groups.due} />
      <Records title="In progress" rows={last ? groups.open.slice(1) : groups.open} {...doing} />
      <Records title="Decided" rows={groups.decided} {...doing} />
      {find !== "" && found.length === 0 && <Text tone="soft">Nothing matches “{find}”.</Text>}
      {find === "" && found.length === 0 && list.records.length > 0 && (
        <Text tone="soft">No decision passes the filter.</Text>
      )}
      {find !== "" && (
        <Inside
          hits={found.flatMap(({ id, title }) => {
            const hit = inside.get(id);
            return hit && hit.where !== "title" ? [{ ...hit, title }] : [];
          })}
        />
      )}
    </HomeFrame>
  );
}

/** What a row's menu does; the list is asked for again after each. */
function useRowActions({ run }: HostAction, again: () => void) {
  const { host } = useHost();
  const act = async (doing: Doing) => {
    await run(doing);
    again();
  };
  const duplicate = (id: string) =>
    act(async (goOn) => {
      const { record } = await host.records.duplicate({ id });
      goOn({ at: "record", id: record.id, place: { step: "frame" } });
    });
  const asPlaybook = (id: string) =>
    act(async (goOn) => goOn({ at: "playbook", file: (await host.playbooks.fromRecord({ id })).file, part: "" }));
  const remove = ({ id, title }: RecordSummary) =>
    act(async () => {
      await host.records.remove({ id });
      notifications.show({
        id,
        message: (
          <Row as="span" gap={12} justify="between">
            “{title}” is in the trash
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                notifications.hide(id);
                void act(() => host.trash.restore({ id }));
              }}
            >
              Undo
            </Button>
          </Row>
        ),
      });
    });
  const dismiss = ({ file }: Damaged) => act(() => host.records.dismissDamaged({ file }));
  return { duplicate, asPlaybook, remove, dismiss };
}

/** Lets the palette begin a decision from each playbook. */
function useOfferedBeginnings(begin: Begin) {
  const { playbooks } = useHost();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `begin` asks the host anew whenever it runs
  const beginnings = useMemo(
    () =>
      playbooks.map(
        ({ hash, playbook: { id, title } }): PaletteCommand => ({
          id: `new-${id}-${hash}`,
          label: `New decision: ${title}`,
          run: () => begin({ playbook: id, hash }),
        }),
      ),
    [playbooks],
  );
  useOffer(beginnings);
}

function focusRow(by: number) {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const now = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.min(Math.max(now + by, 0), rows.length - 1)]?.focus();
}

/** Where there is no decision yet: what one can begin with. */
function FirstDecision({ begin }: { begin: Begin }) {
  const { host, playbooks } = useHost();
  const examples = useAsk(() => host.examples.list(), []);
  const [first, ...others] = playbooks;
  const example =
    examples.state === "ready" ? (examples.value.find(({ id }) => id === "shop") ?? examples.value[0]) : undefined;
  return (
    <Empty says="No decisions yet">
      {first && <p>Start with {first.playbook.title}; it takes about ten minutes.</p>}
      <Row gap={10} wrap={10} align="stretch" justify="center" mt={16}>
        {first && (
          <Button onClick={() => begin({ playbook: first.playbook.id, hash: first.hash })}>Start a decision</Button>
        )}
        {others.map(({ hash, playbook }) => (
          <Button key={hash} variant="default" onClick={() => begin({ playbook: playbook.id, hash })}>
            {playbook.title}
          </Button>
        ))}
        {example && (
          <Button variant="default" onClick={() => begin({ playbook: example.playbook, example: example.id })}>
            Look at an example: {example.title}
          </Button>
        )}
      </Row>
    </Empty>
  );
}

function matches(summary: RecordSummary, find: string): boolean {
  const text = [summary.title, summary.options, summary.chosen ?? "", summary.status, summary.adr?.file ?? ""]
    .join(" ")
    .toLowerCase();
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function dueCount(records: RecordSummary[], today: string): { due?: number } {
  const due = grouped(records, today).due.length;
  return due > 0 ? { due } : {};
}

function grouped(records: RecordSummary[], today: string) {
  const byTime = [...records].sort((a, b) => b.modified.localeCompare(a.modified));
  const open = byTime.filter(({ status }) => status === "draft" || status === "proposed");
  const due = dueRecords(byTime, today).filter(({ due }) => due.state !== "fresh");
  const shown = new Set([...open, ...due.map(({ summary }) => summary)]);
  return { open, due, decided: byTime.filter((summary) => !shown.has(summary)) };
}

function DamagedNote({ damaged, dismiss }: { damaged: Damaged; dismiss(): void }) {
  const failure: Failure = {
    code: "RECORD_DAMAGED",
    message: `${damaged.file} couldn't be read and was set aside. Every other decision opens.`,
    subject: damaged.movedTo,
    remedy: `${damaged.why} The file is kept as it was; a snapshot or a repository's copy may have an earlier state.`,
  };
  return (
    <Box mb={16}>
      <FailureNote failure={failure} actions={[{ does: "Understood", act: dismiss }]} />
    </Box>
  );
}
