import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { Playbook } from "#shared/playbook/playbook";
import type { Editing, EditorState } from "./editing";
import { valueAt, withAt } from "./paths";

export interface EditorValue {
  editing: Editing;
  /** Opens the choice of sources for the list at this path. */
  cite(path: string): void;
}

export const EditorContext = createContext<EditorValue | null>(null);

export function useEditor(): EditorValue {
  const value = useContext(EditorContext);
  if (!value) throw new Error("useEditor outside of an editor");
  return value;
}

/** A part of the state; renders again only when that is another. `pick` gives the same for the same state. */
export function useEditorState<T>(pick: (state: EditorState) => T): T {
  const { editing } = useEditor();
  return useSyncExternalStore(editing.subscribe, () => pick(editing.get()));
}

export const useBook = (): Playbook => useEditorState(({ book }) => book);

/** What stands at a path and the way to change it. */
export function useAt<T>(path: string): [T, (next: T | undefined, about?: string) => void] {
  const { editing } = useEditor();
  const value = useEditorState(({ book }) => valueAt(book, path)) as T;
  const set = useCallback(
    (next: T | undefined, about = path) => editing.edit(about, (book) => withAt(book, path, next)),
    [editing, path],
  );
  return [value, set];
}

/** What is wrong with a field, once somebody wrote something there that can't stand; `undefined` otherwise. */
export function useFault(path: string): string | undefined {
  return useEditorState(({ faults }) => faults.find(({ place }) => place === path)?.what);
}

/** Whether the form waits: for the text to be stored, or to be one that it can show. */
export const useLocked = (): boolean =>
  useEditorState(({ formLocked, ahead }) => formLocked !== null || ahead === "text");
