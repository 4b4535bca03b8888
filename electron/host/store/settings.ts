/** The user's settings: one file, defaults for what was never set. */
import { join } from "node:path";
import { Low } from "lowdb";
import { contradiction, defaultThresholds } from "#shared/analysis/thresholds";
import type { Settings } from "#shared/api/settings";
import { settingsSchema } from "#shared/api/settings";
import { AdroitError } from "#shared/base/error";
import { type Disk, exists, folderMissingError } from "../files/disk";
import { type Codec, jsonBytes, jsonFile, parseJson, Unreadable } from "../files/document";
import { type DamagedFiles, readOrSetAside } from "./damaged";

export const defaultSettings: Settings = {
  theme: "system",
  singleKeys: true,
  repositories: [],
  trusted: [],
  thresholds: defaultThresholds,
};

/** Settings that an earlier version doesn't have yet get their default; those that only a later one knows are left out. */
const codec: Codec<Settings> = {
  decode(bytes) {
    const parsed = settingsSchema.partial().strip().safeParse(parseJson(bytes));
    if (!parsed.success) throw new Unreadable("The file doesn't hold settings.");
    const settings = { ...defaultSettings, ...parsed.data } as Settings;
    const { clearGap, closeGap, clearShare, closeShare } = settings.thresholds;
    // An earlier version took limits of a close call above those of a clear verdict.
    const close = { closeGap: Math.min(closeGap, clearGap), closeShare: Math.min(closeShare, clearShare) };
    return { ...settings, thresholds: { ...settings.thresholds, ...close } };
  },
  encode(settings) {
    const wrong = contradiction(settings.thresholds);
    if (wrong !== null)
      throw new AdroitError("BAD_INPUT", `${wrong.message} Nothing was written.`, {
        subject: `thresholds.${wrong.limit}`,
        remedy: "Give the close call the smaller limit.",
      });
    const parsed = settingsSchema.safeParse(settings);
    if (parsed.success) return jsonBytes(parsed.data);
    const [issue] = parsed.error.issues;
    throw new AdroitError("BAD_INPUT", `The settings can't be stored: ${issue?.message}.`, {
      subject: issue?.path.join(".") ?? null,
      remedy: "Correct this setting. Nothing was written.",
    });
  },
};

export interface SettingsFile {
  /** Settings that can't be read are set aside, reported, and the defaults hold. */
  get(): Promise<Settings>;
  /** Replaces what is given, keeps the rest. */
  set(given: Partial<Settings>): Promise<Settings>;
}

/** The caller makes sure that one call runs at a time. */
export function settingsFile(disk: Disk, dir: string, damaged: DamagedFiles, unique: () => string): SettingsFile {
  const path = join(dir, "settings.json");
  async function open(): Promise<Low<Settings>> {
    const file = jsonFile(disk, path, codec, unique);
    const db = new Low(file, defaultSettings);
    await readOrSetAside(db, path, damaged);
    // Never set is one thing, a drive that was taken away another.
    if (file.seen === null && !(await exists(disk, join(dir, "records")))) throw folderMissingError(path);
    return db;
  }
  return {
    async get() {
      return (await open()).data;
    },
    async set(given) {
      const db = await open();
      db.data = { ...db.data, ...given };
      await db.write();
      return db.data;
    },
  };
}
