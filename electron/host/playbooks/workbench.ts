/** Playbooks of this computer while people write them: kept whether they are finished or not, shared once they are. */
import { join } from "node:path";
import type { PlaybookFile, ReadPlaybook } from "#shared/api/playbooks";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import { createQueue } from "#shared/base/queue";
import { beginning, copied } from "#shared/playbook/begin";
import { playbookChanges } from "#shared/playbook/changes";
import { complete } from "#shared/playbook/complete";
import { idFor } from "#shared/playbook/ids";
import type { Playbook } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { asPlaybook } from "#shared/record/as-playbook";
import { sha256 } from "../files/canonical";
import { changeFiles } from "../files/changeset";
import { diskError, makeFolder, realDisk, uniqueName } from "../files/disk";
import { isThere, realPath } from "../files/look";
import { readPlain } from "../files/read";
import { replaceFile } from "../files/replace";
import { lookAtYaml } from "../files/yaml";
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { playbookFolders, playbookSizeLimit } from "./places";
import { newYaml, reviseYaml } from "./revise";

type Bench = Omit<Handlers["playbooks"], "list" | "problems">;

interface BenchNeeds extends Pick<Needs, "store" | "playbooks" | "today"> {
  /** The data folder. */
  data: string;
  random: (bytes: number) => Uint8Array;
  /** Hears that the playbooks on this computer or in a repository are others. */
  changed(): void;
  /** Notes that a repository was used. */
  used(root: string): Promise<void>;
}

/** The files themselves: read and written under their names, each as it was last seen. */
function openShelf({ data, random, changed }: Pick<BenchNeeds, "data" | "random" | "changed">) {
  const queue = createQueue();
  const folder = join(data, playbookFolders.computer);

  async function stored(file: string): Promise<string> {
    const bytes = await readPlain(join(folder, file), file, playbookSizeLimit);
    if (bytes !== null) return bytes.toString("utf8");
    throw gone(file);
  }

  async function write(file: string, text: string): Promise<PlaybookFile> {
    if (Buffer.byteLength(text) > playbookSizeLimit) throw tooLarge(file);
    await makeFolder(realDisk, folder);
    try {
      await replaceFile(realDisk, join(folder, file), Buffer.from(text), uniqueName(random), 0o600);
    } catch (error) {
      throw diskError(error, file);
    }
    changed();
    return asFile(file, text);
  }

  return {
    stored,
    write,
    /** Under the name of its id, or the next that is free. */
    keep: (id: Id, text: string): Promise<PlaybookFile> =>
      queue.run("new", () => {
        let file = `${id || "playbook"}.yaml`;
        for (let n = 2; isThere(join(folder, file)); n++) file = `${id || "playbook"}-${n}.yaml`;
        return write(file, text);
      }),
    /** Does something with the text as it was seen by whoever changes it; one after the other for each file. */
    change: <T>(file: string, etag: Sha256, work: (text: string) => Promise<T>): Promise<T> =>
      queue.run(file, async () => {
        const text = await stored(file);
        if (sha256(text) === etag) return work(text);
        throw new AdroitError("CONFLICT", "This playbook was changed in another window or program.", {
          subject: file,
          remedy: "Load what is stored, or keep what is here.",
        });
      }),
    async remove(file: string): Promise<void> {
      await realDisk.rm(join(folder, file));
      changed();
    },
  };
}

export function openWorkbench({ store, playbooks, today, data, random, changed, used }: BenchNeeds): Bench {
  const { stored, write, keep, change, remove } = openShelf({ data, random, changed });
  const taken = async () => (await playbooks.list()).map(({ playbook }) => playbook.id);

  const planShare: Bench["planShare"] = async ({ file, root }) => {
    const text = await stored(file);
    const book = usable(file, text);
    const real = await realRoot(root);
    const there = (await playbooks.inRepository(real)).find(({ playbook }) => playbook.id === book.id);
    const path = there?.from.in === "repository" ? there.from.file : `${playbookFolders.repository}/${book.id}.yaml`;
    const bytes = await readPlain(join(real, path), path, playbookSizeLimit);
    const onDisk = bytes && sha256(bytes);
    return {
      ...{ root: real, path, onDisk, same: onDisk === sha256(text) },
      changes: there ? playbookChanges(there.playbook, book) : [],
    };
  };

  return {
    open: async ({ file }) => asFile(file, await stored(file)),
    async create({ title, question, options }) {
      const book = beginning({ id: idFor(title, await taken()), title, question, options, today: today() });
      return keep(book.id, newYaml(book));
    },
    async copy({ playbook, hash }) {
      const { from, playbook: book } = await playbooks.find(playbook, hash);
      if (from.in === "app") {
        const id = idFor(book.id, await taken());
        return keep(id, newYaml(copied(book, id)));
      }
      const bytes = await readPlain(join(from.root, from.file), from.file, playbookSizeLimit);
      if (bytes === null) throw gone(from.file);
      return keep(book.id, bytes.toString("utf8"));
    },
    async fromRecord({ id }) {
      const { record } = await store.get(id);
      const book = asPlaybook(record, { id: idFor(record.draft.frame.title, await taken()), today: today() });
      return keep(book.id, newYaml(book));
    },
    async look({ text }) {
      const read = readPlaybook(text);
      const same = (await playbooks.list()).filter(({ playbook }) => playbook.id === read.book?.id);
      return { ...read, same };
    },
    async import({ text }) {
      const book = importable(text);
      return keep(idFor(book.id || book.title, []), text);
    },
    save: ({ file, etag, text, book }) =>
      change(file, etag, async (before) => {
        if (text !== undefined) return write(file, text);
        assertRevisable(file, before);
        return write(file, reviseYaml(before, complete(book)));
      }),
    remove: ({ file, etag }) =>
      change(file, etag, async (text) => {
        await remove(file);
        return { text };
      }),
    planShare,
    share: ({ file, etag, root, expect }, call) =>
      change(file, etag, async (text) => {
        const plan = await planShare({ file, root }, call);
        await changeFiles(plan.root, [{ path: plan.path, expect, text }]);
        await used(plan.root);
        changed();
        return { root: plan.root, written: [plan.path] };
      }),
  };
}

/** The playbook of a text without a fault. */
function usable(file: string, text: string): Playbook {
  const { value, faults } = lookAtYaml(text, playbookSchema);
  if (value !== null) return value;
  throw new AdroitError(
    "BAD_INPUT",
    `It can't be used yet: ${faults.length === 1 ? "a fault is" : `${faults.length} faults are`} left.`,
    { subject: file, remedy: "Correct what stands under “What's wrong with it”, then share it." },
  );
}

/** The playbook of a text that may have faults, but is YAML. */
function importable(text: string): Playbook {
  const { book, faults } = readPlaybook(text);
  if (book !== null) return book;
  throw new AdroitError(
    "BAD_INPUT",
    faults.map(({ line, what }) => `${line === null ? "" : `Line ${line}: `}${what}`).join("\n"),
    { subject: null, remedy: "This text isn't a playbook. Nothing was stored." },
  );
}

/** A text can be revised in place only where all of it is understood. */
function assertRevisable(file: string, text: string): void {
  const { book, newer } = readPlaybook(text);
  if (book !== null && !newer) return;
  throw new AdroitError(
    "READ_ONLY",
    newer ? "It has a format of a newer Adroit." : "The text isn't YAML at the moment.",
    { subject: file, remedy: newer ? "Change it there, or change its text." : "Correct its text first." },
  );
}

/** What a text says, with every fault. */
function readPlaybook(text: string): ReadPlaybook {
  const { raw, value, faults } = lookAtYaml(text, playbookSchema);
  const format = (raw as { format?: unknown } | undefined)?.format;
  return {
    book: raw === undefined ? null : (value ?? complete(raw)),
    faults,
    newer: typeof format === "number" && format > 2,
  };
}

const asFile = (file: string, text: string): PlaybookFile => ({
  file,
  text,
  etag: sha256(text),
  ...readPlaybook(text),
});

async function realRoot(root: string): Promise<string> {
  return realPath(root).catch(() => {
    throw new AdroitError("FOLDER_MISSING", "This folder isn't there any more.", {
      subject: root,
      remedy: "Choose another repository.",
    });
  });
}

function gone(file: string): AdroitError {
  return new AdroitError("NOT_FOUND", "This playbook isn't there any more.", {
    subject: file,
    remedy: "It was moved or removed meanwhile. What is shown can still be copied from its YAML.",
  });
}

function tooLarge(file: string): AdroitError {
  return new AdroitError("BAD_INPUT", "A playbook has at most 1 MB.", {
    subject: file,
    remedy: "Shorten it. What was stored before stays.",
  });
}
