/** A screen of a record is drawn for what changes on it, not again when that is stored. */
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { defaultThresholds } from "#shared/analysis/thresholds";
import { RecordProvider, useRecord, useSaving } from "../../../../../renderer/app/features/record/RecordContext";
import type { Client } from "../../../../../renderer/app/host/client";
import { HostProvider } from "../../../../../renderer/app/host/HostContext";
import type { Loaded } from "../../../../../renderer/app/host/load";
import { record } from "../../../../samples/stored-records";

test("a change draws the screen once, and its storing only what says so", async () => {
  let store = (_: { etag: string }) => {};
  const never = new Promise<never>(() => {});
  const host = {
    app: { changes: () => never },
    playbooks: { list: () => never },
    records: { save: () => new Promise<{ etag: string }>((stored) => (store = stored)) },
  } as unknown as Client;
  const settings: Loaded["settings"] = {
    theme: "light",
    singleKeys: true,
    repositories: [],
    trusted: [],
    thresholds: defaultThresholds,
  };
  let drawn = 0;
  let change: ReturnType<typeof useRecord>["change"] = () => {};
  function Screen() {
    drawn++;
    ({ change } = useRecord());
    return null;
  }
  const Said = () => <output>{useSaving().state}</output>;
  render(
    <HostProvider loaded={{ host, info: {} as Loaded["info"], playbooks: [], settings }}>
      <RecordProvider view={{ record: record("one"), etag: "e0", readOnly: null, adrStatus: null, standing: "open" }}>
        <Screen />
        <Said />
      </RecordProvider>
    </HostProvider>,
  );
  const before = drawn;
  act(() => change("title", (draft) => ({ ...draft, frame: { ...draft.frame, title: "Later" } })));
  expect(screen.getByText("saving")).toBeVisible();
  await act(async () => store({ etag: "e1" }));
  expect(screen.getByText("saved")).toBeVisible();
  expect(drawn).toBe(before + 1);
});
