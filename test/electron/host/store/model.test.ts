/** Whatever is done in whatever order, the store holds what a plain map would hold, also after closing and opening. */

import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openStore, type Store } from "#electron/host/store/store";
import type { ErrorCode } from "#shared/base/error";
import { options, record, titled } from "../../../samples/stored-records";
import { removeFolder } from "../../../temporary";

interface Model {
  records: Map<string, string>;
  /** Newest last. */
  trash: { id: string; title: string }[];
}

const id = fc.constantFrom("a", "b", "c");
const title = fc.string({ minLength: 1, maxLength: 20, unit: "binary" }).filter((text) => text.trim() !== "");
const step = fc.oneof(
  fc.record({ do: fc.constant("create" as const), id, title }),
  fc.record({ do: fc.constant("change" as const), id, title }),
  fc.record({ do: fc.constant("stale" as const), id, title }),
  fc.record({ do: fc.constant("remove" as const), id }),
  fc.record({ do: fc.constant("restore" as const), id }),
  fc.record({ do: fc.constant("empty" as const) }),
  fc.record({ do: fc.constant("reopen" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Changes the model and says which error the store has to give. */
function expected(model: Model, one: Step): ErrorCode | null {
  if (one.do === "reopen") return null;
  if (one.do === "empty") {
    model.trash = [];
    return null;
  }
  const there = model.records.has(one.id);
  switch (one.do) {
    case "create":
      if (there) return "CONFLICT";
      model.records.set(one.id, one.title);
      return null;
    case "change":
      if (!there) return "NOT_FOUND";
      model.records.set(one.id, one.title);
      return null;
    case "stale":
      return there ? "CONFLICT" : "NOT_FOUND";
    case "remove":
      if (!there) return "NOT_FOUND";
      model.trash.push({ id: one.id, title: model.records.get(one.id)! });
      model.records.delete(one.id);
      return null;
    case "restore": {
      const at = model.trash.findLastIndex((entry) => entry.id === one.id);
      if (at < 0) return "NOT_FOUND";
      if (there) return "CONFLICT";
      model.records.set(one.id, model.trash.splice(at, 1)[0]!.title);
      return null;
    }
  }
}

async function act(store: Store, one: Exclude<Step, { do: "reopen" }>): Promise<unknown> {
  switch (one.do) {
    case "create":
      return store.create(record(one.id, one.title));
    case "change":
      return store.change(one.id, (await store.get(one.id)).etag, titled(one.title));
    case "stale":
      return store.change(one.id, "0".repeat(64), titled(one.title));
    case "remove":
      return store.remove(one.id);
    case "restore":
      return store.trash.restore(one.id);
    case "empty":
      return store.trash.empty();
  }
}

async function content(store: Store) {
  const { records, damaged } = await store.list();
  const read = await Promise.all(
    records.map(async (one) => [one.id, (await store.get(one.id)).record.draft.frame.title]),
  );
  return {
    damaged,
    listed: records.map((one) => [one.id, one.title]).sort(),
    read: read.sort(),
    trash: (await store.trash.list()).map((one) => [one.id, one.title]),
  };
}

function contentOf({ records, trash }: Model) {
  const newest = new Map(trash.map((one) => [one.id, one.title.trim()]));
  const inOrder = trash.map((one) => one.id).filter((one, i, all) => all.lastIndexOf(one) === i);
  return {
    damaged: [],
    listed: [...records].map(([one, text]) => [one, text.trim()]).sort(),
    read: [...records].sort(),
    trash: inOrder.reverse().map((one) => [one, newest.get(one)]),
  };
}

test("the store does what a map does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const dir = await mkdtemp(join(tmpdir(), "adroit-model-"));
      let now = Date.UTC(2026, 0, 1);
      const opening = { ...options(dir), clock: () => new Date(now++) };
      let store = await openStore(opening);
      const model: Model = { records: new Map(), trash: [] };
      try {
        for (const one of steps) {
          const error = expected(model, one);
          if (one.do === "reopen") {
            await store.close();
            store = await openStore(opening);
          } else if (error) await expect(act(store, one)).rejects.toMatchObject({ code: error });
          else await act(store, one);
          expect(await content(store)).toEqual(contentOf(model));
        }
      } finally {
        await store.close();
        await removeFolder(dir);
      }
    }),
    { numRuns: 40 },
  );
});
