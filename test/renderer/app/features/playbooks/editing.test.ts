/** The state of the editor: one change on its way at a time, form and text never over each other, undo over both. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PlaybookFile } from "#shared/api/playbooks";
import { complete } from "#shared/playbook/complete";
import type { Playbook } from "#shared/playbook/playbook";
import { createEditing } from "../../../../../renderer/app/features/playbooks/editor/editing";

const book = (title: string): Playbook => complete({ title });
const file = (title: string, etag: string): PlaybookFile => ({
  ...{ file: "a.yaml", text: `title: ${title}\n`, etag, faults: [], newer: false },
  book: title === "broken" ? null : book(title),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A host that stores titles, answering when told. */
function open() {
  const asked: { etag: string; change: object; answer(title: string): void; fail(code: string): void }[] = [];
  const editing = createEditing(file("one", "1"), {
    blank: complete({}),
    save: (etag, change) =>
      new Promise((resolve, reject) => {
        const n = asked.length + 2;
        asked.push({
          etag,
          change,
          answer: (title) => resolve(file(title, String(n))),
          fail: (code) => reject({ code }),
        });
      }),
    failureOf: (error) => ({ code: "INTERNAL", message: "", subject: null, remedy: "", ...(error as object) }),
  });
  const rename = (title: string) => editing.edit("title", (before) => ({ ...before, title }));
  return { editing, asked, rename };
}
const pass = (ms = 300) => vi.advanceTimersByTimeAsync(ms);

test("typing is sent after a pause, as the playbook that it led to, and the text follows", async () => {
  const { editing, asked, rename } = open();
  rename("tw");
  rename("two");
  expect(editing.get()).toMatchObject({ ahead: "form", text: "title: one\n", book: { title: "two" } });
  await pass();
  expect(asked.map(({ etag, change }) => ({ etag, change }))).toEqual([{ etag: "1", change: { book: book("two") } }]);
  asked[0]?.answer("two");
  await pass();
  expect(editing.get()).toMatchObject({ ahead: null, text: "title: two\n", saving: { state: "saved" } });
  expect(editing.etag()).toBe("2");
});

test("while one side is ahead the other waits, so that neither writes over the other", async () => {
  const { editing, asked, rename } = open();
  rename("two");
  editing.type("title: three\n");
  expect(editing.get().text).toBe("title: one\n");
  await pass();
  asked[0]?.answer("two");
  await pass();
  editing.type("title: three\n");
  rename("four");
  expect(editing.get()).toMatchObject({ ahead: "text", book: { title: "two" } });
  await pass();
  expect(asked[1]?.change).toEqual({ text: "title: three\n" });
  asked[1]?.answer("three");
  await pass();
  expect(editing.get()).toMatchObject({ ahead: null, book: { title: "three" } });
});

test("an answer to an older change doesn't take back what was typed since", async () => {
  const { editing, asked, rename } = open();
  rename("two");
  await pass();
  rename("three");
  asked[0]?.answer("two");
  await pass();
  expect(editing.get()).toMatchObject({ book: { title: "three" }, ahead: "form" });
  asked[1]?.answer("three");
  await pass();
  expect(asked[1]?.etag).toBe("2");
  expect(editing.get()).toMatchObject({ book: { title: "three" }, text: "title: three\n", ahead: null });
});

test("a text that isn't YAML locks the form, which shows what it said before", async () => {
  const { editing, asked, rename } = open();
  editing.type("[");
  await pass();
  asked[0]?.answer("broken");
  await pass();
  expect(editing.get()).toMatchObject({ formLocked: "broken", book: { title: "one" } });
  rename("two");
  expect(editing.get().book.title).toBe("one");
});

test("undo and redo go over changes of the form and of the text alike", async () => {
  const { editing, asked, rename } = open();
  rename("two");
  await pass();
  asked[0]?.answer("two");
  await pass(2000);
  editing.type("title: three\n");
  await pass();
  asked[1]?.answer("three");
  await pass();
  editing.undo();
  expect(editing.get()).toMatchObject({ book: { title: "two" }, text: "title: two\n" });
  asked[2]?.answer("two");
  await pass();
  editing.undo();
  expect(editing.get().book.title).toBe("one");
  asked[3]?.answer("one");
  await pass();
  editing.redo();
  asked[4]?.answer("two");
  await pass();
  expect(editing.get()).toMatchObject({ book: { title: "two" }, canUndo: true, canRedo: true, ahead: null });
});

test("a conflict keeps what was typed until the user takes one of the two", async () => {
  const { editing, asked, rename } = open();
  rename("two");
  await pass();
  asked[0]?.fail("CONFLICT");
  await pass(10_000);
  expect(asked).toHaveLength(1);
  expect(editing.get()).toMatchObject({ saving: { state: "failed" }, book: { title: "two" } });
  editing.over("9");
  await pass();
  expect(asked[1]?.etag).toBe("9");
  asked[1]?.fail("CONFLICT");
  await pass();
  editing.load(file("theirs", "10"));
  expect(editing.get()).toMatchObject({ book: { title: "theirs" }, canUndo: false, ahead: null });
  expect(editing.unsaved()).toBe(false);
});
