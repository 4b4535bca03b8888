import {
  createContext,
  type Dispatch,
  type ReactNode,
  type RefObject,
  type SetStateAction,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { RecordView } from "#shared/api/records";
import type { Playbook } from "#shared/playbook/playbook";
import { teamBallot } from "#shared/record/criteria";
import { type Recommendation, recommend } from "#shared/record/recommend";
import type { Ballot, DecisionRecord, Draft, Judgement } from "#shared/record/record";
import { failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { type History, noHistory, redo, undo, withChange } from "./history";
import { dropKept, keep } from "./kept";
import { createSaver, type Saver, type Saving } from "./saver";

interface RecordValue {
  record: DecisionRecord;
  draft: Draft;
  playbook: Playbook;
  ballot: Ballot;
  recommendation: Recommendation;
  /** What the exported file says its status is. */
  adrStatus: RecordView["adrStatus"];
  /** How far an accepted decision has got. */
  standing: RecordView["standing"];
  /** The edition of its playbook that is here, where it is another one. */
  edition: RecordView["edition"];
  /** Why nothing can be changed, not even the status, or `null`. */
  readOnly: string | null;
  /** Why inputs and decision can't be changed, or `null`: read only, or decided. */
  locked: string | null;
  /**
   * Changes the draft, at once on screen and on disk.
   * @param about names the field, so that typing in one field is one step of undo
   */
  change(about: string, next: (draft: Draft) => Draft): void;
  /** Changes the team's ballot. */
  vote(about: string, next: (ballot: Ballot) => Ballot): void;
  /** Sets or (with `null`) clears the judgement on a criterion. One step of undo each, unless `about` joins them. */
  judge(criterion: string, judgement: Judgement | null, about?: string): void;
  /** Notes where the user is. Not a step of undo. */
  moved(place: string): void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  /** Waits until all is stored; false when it couldn't be. Its etag is what the host then knows. */
  settled(): Promise<boolean>;
  /** Resolves once all is stored, however many tries that takes. */
  stored(): Promise<void>;
  etag(): string;
  /** Takes over a state that the host made (a new status, an export). */
  accept(view: RecordView): void;
  /** Loads the record again from the host, dropping what couldn't be saved. */
  reload(): Promise<void>;
  /** Tries to save again; after a conflict, over what the other window wrote. */
  saveAgain(): Promise<void>;
}

const RecordContext = createContext<RecordValue | null>(null);

/** How saving goes stands beside the record: each change would draw the whole screen once more when it is stored. */
const SavingContext = createContext<Saving>({ state: "saved" });

export function RecordProvider({ view, children }: { view: RecordView; children: ReactNode }) {
  const { host, settings } = useHost();
  const [shown, setShown] = useState(view);
  const [draft, setDraft] = useState(view.record.draft);
  const [history, setHistory] = useState<History<Draft>>(noHistory);
  const latest = useRef(draft);
  const id = view.record.id;

  const { save, saving, shownAsSaved } = useSaver(id, view.etag);

  const readOnly = shown.readOnly;
  const locked = readOnly ?? lockOf(shown);
  const put = useCallback(
    (next: Draft) => {
      latest.current = next;
      setDraft(next);
      save.put(next);
    },
    [save],
  );

  const { change, vote, judge } = useChanging({ locked, latest, put, setHistory });

  const moved = useCallback(
    (place: string) => {
      if (readOnly || latest.current.place === place) return;
      put({ ...latest.current, place });
    },
    [put, readOnly],
  );

  const accept = useCallback(
    (next: RecordView) => {
      save.rebase(next.etag);
      latest.current = next.record.draft;
      setShown(next);
      setDraft(next.record.draft);
      setHistory(noHistory);
      shownAsSaved();
    },
    [save, shownAsSaved],
  );

  useForeignChanges({ id, save, saving, latest, accept });

  const reload = useCallback(async () => accept(await host.records.get({ id })), [accept, host, id]);
  const saveAgain = useCallback(async () => save.again((await host.records.get({ id })).etag), [host, id, save]);

  const playbook = shown.record.playbooks[draft.playbook];
  if (!playbook) throw new Error("a record carries the playbook it uses");
  // With three options it takes tens of milliseconds, in a large room hundreds, so only a screen that shows it asks for it.
  const { options, criteria, mustHaves, seats, rounds } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the draft only these parts count
  const recommendation = useMemo(
    () => once(() => recommend(playbook, draft, settings.thresholds)),
    [playbook, options, criteria, mustHaves, seats, rounds, settings.thresholds],
  );

  const value = useMemo((): RecordValue => {
    const back = undo(history, draft);
    const forth = redo(history, draft);
    // The place is where the user is: undo changes what was said, not where.
    const step = (to: { history: History<Draft>; state: Draft } | null) =>
      to && !locked
        ? () => {
            setHistory(to.history);
            put({ ...to.state, place: draft.place });
          }
        : null;
    return {
      record: { ...shown.record, draft },
      draft,
      playbook,
      ballot: teamBallot(draft),
      get recommendation() {
        return recommendation();
      },
      adrStatus: shown.adrStatus,
      standing: shown.standing,
      readOnly,
      locked,
      change,
      vote,
      judge,
      edition: shown.edition,
      moved,
      undo: step(back),
      redo: step(forth),
      settled: save.settled,
      stored: save.stored,
      etag: save.etag,
      accept,
      reload,
      saveAgain,
    };
  }, [
    shown,
    draft,
    history,
    playbook,
    recommendation,
    readOnly,
    locked,
    change,
    vote,
    judge,
    moved,
    accept,
    reload,
    saveAgain,
    save,
    put,
  ]);
  return (
    <RecordContext value={value}>
      <SavingContext value={saving}>{children}</SavingContext>
    </RecordContext>
  );
}

/** Made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What changes the draft, the team's ballot or one judgement, each a step of undo by what it is about. */
function useChanging({
  locked,
  latest,
  put,
  setHistory,
}: {
  locked: string | null;
  latest: RefObject<Draft>;
  put(next: Draft): void;
  setHistory: Dispatch<SetStateAction<History<Draft>>>;
}): Pick<RecordValue, "change" | "vote" | "judge"> {
  const change = useCallback(
    (about: string, make: (draft: Draft) => Draft) => {
      if (locked) return;
      const before = latest.current;
      const next = make(before);
      if (next === before) return;
      setHistory((past) => withChange(past, before, about, Date.now()));
      put(next);
    },
    [put, locked, latest, setHistory],
  );

  const vote = useCallback(
    (about: string, make: (ballot: Ballot) => Ballot) =>
      change(about, (before) => {
        const ballot = teamBallot(before);
        const next = make(ballot);
        if (next === ballot) return before;
        return {
          ...before,
          rounds: before.rounds.map((round) => ({
            ...round,
            ballots: round.ballots.map((one) => (one.id === ballot.id ? next : one)),
          })),
        };
      }),
    [change],
  );

  const judge = useCallback(
    (criterion: string, judgement: Judgement | null, about?: string) =>
      vote(about ?? `judgement.${criterion}.${Date.now()}`, (ballot) => {
        const { [criterion]: _, ...others } = ballot.judgements;
        return { ...ballot, judgements: judgement ? { ...others, [criterion]: judgement } : others };
      }),
    [vote],
  );

  return { change, vote, judge };
}

/** Saves a moment after a change, keeps here what couldn't be saved, and asks before a window closes on it. */
function useSaver(id: string, etag: string) {
  const { host } = useHost();
  const [saving, setSaving] = useState<Saving>({ state: "saved" });
  const latestKept = useRef(false);
  const saver = useRef<Saver | null>(null);
  saver.current ??= createSaver({
    etag,
    save: (etag, next) => host.records.save({ id, etag, draft: next }),
    failureOf,
    show: setSaving,
    retry: 3000,
    away: (etag, next) => {
      latestKept.current = true;
      keep(id, etag, next, Date.now());
    },
    // What waits for the user's word since an earlier time isn't this window's to drop.
    stored: () => latestKept.current && dropKept(id),
  });
  const save = saver.current;

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!save.unsaved()) return;
      event.preventDefault();
      // Whoever closes again a moment later finds it saved, unless that can't be done.
      save.again();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      save.stop();
    };
  }, [save]);
  const shownAsSaved = useCallback(() => setSaving({ state: "saved" }), []);
  return { save, saving, shownAsSaved };
}

/**
 * Another window, a workshop or a second Adroit may have changed it: whoever has changed nothing here sees that. A change
 * tells what it led to, so that an own save isn't read back; its answer may come after it is heard.
 */
function useForeignChanges({
  id,
  save,
  saving,
  latest,
  accept,
}: {
  id: string;
  save: Saver;
  saving: Saving;
  latest: RefObject<Draft>;
  accept(view: RecordView): void;
}) {
  const { host, onRecordChange } = useHost();
  const heard = useRef<string | null | undefined>(undefined);
  const look = useCallback(async () => {
    const seen = latest.current;
    if (heard.current === undefined || save.unsaved()) return;
    const foreign = heard.current !== save.etag();
    heard.current = undefined;
    if (!foreign) return;
    // What can't be read now is told by the next save.
    const now = await host.records.get({ id }).catch(() => null);
    const idle = !save.unsaved() && latest.current === seen;
    if (now && idle && now.etag !== save.etag()) accept(now);
  }, [accept, host, id, latest, save]);
  useEffect(
    () =>
      onRecordChange((changed) => {
        if (changed !== null && changed.id !== id) return;
        heard.current = changed === null ? null : changed.etag;
        void look();
      }),
    [id, look, onRecordChange],
  );
  useEffect(() => {
    // Looks once nothing is on its way any more.
    if (saving.state === "saved") void save.settled().then(look);
  }, [saving, look, save]);
}

/** What was decided isn't edited any more once it is written, or once a review was closed. */
function lockOf({ record, standing }: RecordView): string | null {
  const { status } = record.draft;
  if (status === "draft" || status === "proposed") return null;
  const reviewed = record.revisions.at(-1)?.changed !== undefined;
  if (standing === "accepted" && status === "accepted" && !reviewed) return null;
  return standing === "exported" && !reviewed
    ? "This decision is accepted. Until its ADR is committed it can be taken back and changed."
    : `This decision is ${status}. What led to it stays as it was.`;
}

export function useRecord(): RecordValue {
  const value = useContext(RecordContext);
  if (!value) throw new Error("useRecord outside of RecordProvider");
  return value;
}

/** Whether what is on screen is stored. */
export const useSaving = (): Saving => useContext(SavingContext);
