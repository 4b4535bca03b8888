/**
 * A playbook while it is written: the form's state and the text's, one change at a time on its way to the host, and the
 * way back. React subscribes to parts of it, so that typing renders the field that is typed in and little else.
 */
import type { PlaybookFault, PlaybookFile } from "#shared/api/playbooks";
import type { Playbook } from "#shared/playbook/playbook";
import type { Failure } from "../../../host/failure";
import { type History, noHistory, redo, undo, withChange } from "../../record/history";
import { createSaver, type Saving } from "../../record/saver";

/** What the host is asked to store: the form's playbook, whose changes it makes in the text, or the text itself. */
type Change = { book: Playbook } | { text: string };

export interface EditorState {
  /** What the form shows; of a text that isn't YAML what it said before. */
  book: Playbook;
  text: string;
  /** Whose change the host hasn't taken yet: the other side shows what was before, and waits. */
  ahead: "form" | "text" | null;
  /** The text isn't YAML, or of a newer format: only the text can be changed. */
  formLocked: "broken" | "newer" | null;
  faults: PlaybookFault[];
  saving: Saving;
  canUndo: boolean;
  canRedo: boolean;
}

export interface Editing {
  get(): EditorState;
  subscribe(hear: () => void): () => void;
  /** @param about names the field, so that typing in one field is one step of undo */
  edit(about: string, next: (book: Playbook) => Playbook): void;
  type(text: string): void;
  undo(): void;
  redo(): void;
  /** Sends what waits; resolves when all is stored, or couldn't be, and tells which. */
  settled(): Promise<boolean>;
  unsaved(): boolean;
  etag(): string;
  /** Takes over what is stored, dropping what couldn't be. */
  load(file: PlaybookFile): void;
  /** Tries again, over what is stored now. */
  over(etag: string): void;
  stop(): void;
}

/** Milliseconds without a change after which it goes to the host. */
const pause = 250;

interface Version {
  book: Playbook;
  /** `null` where the host hasn't said yet how the text goes. */
  text: string | null;
}

export function createEditing(
  file: PlaybookFile,
  around: {
    blank: Playbook;
    save(etag: string, change: Change): Promise<PlaybookFile>;
    failureOf(error: unknown): Failure;
  },
): Editing {
  const hearers = new Set<() => void>();
  let history: History<Version> = noHistory;
  let waiting: Change | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: EditorState = {
    ...shown(file, around.blank),
    ...{ ahead: null, saving: { state: "saved" }, canUndo: false, canRedo: false },
  };

  const set = (next: Partial<EditorState>) => {
    state = { ...state, ...next, canUndo: history.past.length > 0, canRedo: history.future.length > 0 };
    for (const hear of hearers) hear();
  };
  let last: Change | null = null;
  const saver = createSaver<Change>({
    etag: file.etag,
    async save(etag, change) {
      const stored = await around.save(etag, change);
      // What was changed meanwhile is on its way; what is shown of it stays.
      const { book, text, ...rest } = shown(stored, state.book);
      if (last === change && waiting === null) set({ ...rest, text, ahead: null, ...("text" in change && { book }) });
      else set(rest);
      return stored;
    },
    failureOf: around.failureOf,
    show: (saving) => set({ saving }),
    retry: 3000,
  });

  const send = () => {
    clearTimeout(timer);
    if (waiting === null) return;
    last = waiting;
    waiting = null;
    saver.put(last);
  };
  const later = (change: Change, next: Partial<EditorState>) => {
    waiting = change;
    clearTimeout(timer);
    timer = setTimeout(send, pause);
    set(next);
  };
  const version = (): Version => ({ book: state.book, text: state.ahead === "form" ? null : state.text });
  const keep = (about: string) => {
    history = withChange(history, version(), about, Date.now());
  };
  const step = (to: { history: History<Version>; state: Version } | null) => {
    if (to === null) return;
    history = to.history;
    const { book, text } = to.state;
    if (text === null) later({ book }, { book, ahead: "form" });
    else later({ text }, { book, text, ahead: "text" });
    send();
  };

  return {
    get: () => state,
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    edit(about, next) {
      if (state.formLocked !== null || state.ahead === "text") return;
      const book = next(state.book);
      if (book === state.book) return;
      keep(about);
      later({ book }, { book, ahead: "form" });
    },
    type(text) {
      if (state.ahead === "form" || text === state.text) return;
      keep("text");
      later({ text }, { text, ahead: "text" });
    },
    undo: () => step(undo(history, version())),
    redo: () => step(redo(history, version())),
    async settled() {
      send();
      return saver.settled();
    },
    unsaved: () => waiting !== null || saver.unsaved(),
    etag: saver.etag,
    load(stored) {
      clearTimeout(timer);
      waiting = null;
      history = noHistory;
      saver.rebase(stored.etag);
      set({ ...shown(stored, around.blank), ahead: null, saving: { state: "saved" } });
    },
    over: (etag) => saver.again(etag),
    stop() {
      send();
      saver.stop();
    },
  };
}

/** @param before what the form shows where the text says nothing that it could show */
function shown({ book, text, faults, newer }: PlaybookFile, before: Playbook) {
  const formLocked = newer ? ("newer" as const) : book === null ? ("broken" as const) : null;
  return { book: book ?? before, text, faults, formLocked };
}
