import { useDebouncedCallback } from "@mantine/hooks";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { AppChange, AppInfo, RecordChange } from "#shared/api/app";
import type { ListedPlaybook } from "#shared/api/playbooks";
import type { Settings } from "#shared/api/settings";
import type { Client } from "./client";
import { type Failure, failureOf } from "./failure";
import type { Loaded } from "./load";

interface HostValue {
  host: Client;
  info: AppInfo;
  playbooks: ListedPlaybook[];
  settings: Settings;
  changeSettings(change: Partial<Settings>): Promise<void>;
  /** Counts up whenever the host says that records changed. */
  recordsChanged: number;
  /** Calls with the root of a followed repository whenever it changed on disk; returns how to stop that. */
  onRepoChange(hear: (root: string) => void): () => void;
  /** Calls with the record's id whenever its workshop began or ended, or people came or went; returns how to stop that. */
  onSessionChange(hear: (record: string) => void): () => void;
  /** Calls for every record that changed, with what it is now; `null` where many or all may have. */
  onRecordChange(hear: (changed: RecordChange | null) => void): () => void;
  /** Leaves the stream of changes to a screen with a stream of its own; returns how to take it up again. */
  pauseChanges(): () => void;
}

const HostContext = createContext<HostValue | null>(null);

export function HostProvider({ loaded, children }: { loaded: Loaded; children: ReactNode }) {
  const { host, info } = loaded;
  const [settings, setSettings] = useState(loaded.settings);
  const [playbooks, lookForPlaybooks] = usePlaybooks(loaded);
  const [recordsChanged, setRecordsChanged] = useState(0);
  const [repoListeners, onRepoChange] = useListeners<string>();
  const [sessionListeners, onSessionChange] = useListeners<string>();
  const [recordListeners, onRecordChange] = useListeners<RecordChange | null>();
  const [paused, setPaused] = useState(0);

  useEffect(() => {
    if (paused > 0) return;
    const stop = new AbortController();
    const hear = (change: AppChange) => {
      if (change.what === "records") {
        setRecordsChanged((n) => n + 1);
        for (const listener of recordListeners) listener(change.record);
      }
      if (change.what === "repo") for (const listener of repoListeners) listener(change.root);
      if (change.what === "session") for (const listener of sessionListeners) listener(change.id);
      if (change.what === "settings") host.settings.get().then(setSettings, () => {});
      // With the settings other repositories may be known, with a repository what lies in it.
      if (change.what !== "records" && change.what !== "session") lookForPlaybooks();
    };
    void listen(host, stop.signal, hear);
    return () => stop.abort();
  }, [host, repoListeners, sessionListeners, recordListeners, lookForPlaybooks, paused]);

  const pauseChanges = useCallback(() => {
    setPaused((n) => n + 1);
    return () => {
      setPaused((n) => n - 1);
      // What happened meanwhile wasn't heard.
      setRecordsChanged((n) => n + 1);
    };
  }, []);

  const changeSettings = useCallback(
    async (change: Partial<Settings>) => setSettings(await host.settings.set(change)),
    [host],
  );

  const value = useMemo(
    () => ({
      host,
      info,
      playbooks,
      settings,
      changeSettings,
      recordsChanged,
      onRepoChange,
      onSessionChange,
      onRecordChange,
      pauseChanges,
    }),
    [
      host,
      info,
      playbooks,
      settings,
      changeSettings,
      recordsChanged,
      onRepoChange,
      onSessionChange,
      onRecordChange,
      pauseChanges,
    ],
  );
  return <HostContext value={value}>{children}</HostContext>;
}

/**
 * What comes with the app is there from the start; what lies on this computer and in repositories is looked for once the
 * first screen stands, and again when asked, after those who ask in a row are done.
 */
function usePlaybooks({ host, playbooks: own }: Loaded) {
  const [playbooks, setPlaybooks] = useState(own);
  const look = useDebouncedCallback(() => host.playbooks.list().then(setPlaybooks, () => {}), 300);
  useEffect(look, [look]);
  return [playbooks, look] as const;
}

/** Who wants to hear of one kind of change, and a way to join them that gives back the way to leave. */
function useListeners<T>() {
  const [listeners] = useState(() => new Set<(what: T) => void>());
  const join = useCallback(
    (hear: (what: T) => void) => {
      listeners.add(hear);
      return () => {
        listeners.delete(hear);
      };
    },
    [listeners],
  );
  return [listeners, join] as const;
}

/** Follows the host's stream of changes, and takes it up again after a break. */
async function listen(host: Client, signal: AbortSignal, hear: (change: AppChange) => void) {
  while (!signal.aborted) {
    try {
      for await (const change of await host.app.changes(undefined, { signal })) hear(change);
    } catch {
      // A broken stream is taken up again; a call that fails tells the user itself.
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

export function useHost(): HostValue {
  const value = useContext(HostContext);
  if (!value) throw new Error("useHost outside of HostProvider");
  return value;
}

export type Asked<T> = { state: "waiting" } | { state: "failed"; failure: Failure } | { state: "ready"; value: T };

/**
 * Asks the host and asks again when `deps` change. The last answer stays on screen until the next one is there.
 * @param ask must depend on `deps` alone
 */
export function useAsk<T>(ask: () => Promise<T>, deps: readonly unknown[]): Asked<T> & { again(): void } {
  const [asked, setAsked] = useState<Asked<T>>({ state: "waiting" });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what `ask` depends on
  useEffect(() => {
    let current = true;
    ask().then(
      (value) => current && setAsked({ state: "ready", value }),
      (error) => current && setAsked({ state: "failed", failure: failureOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [...deps, round]);
  const again = useCallback(() => setRound((n) => n + 1), []);
  return useMemo(() => ({ ...asked, again }), [asked, again]);
}
