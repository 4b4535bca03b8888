/** What the commands that only look keep between runs. */
import { basename, join } from "node:path";
import { type Kept, openKept } from "#electron/host/files/kept";
import type { Io } from "./io";

/** Opens what the files below a folder told. The name of the built file has a digest of it and of all that it loads. */
export function keptBy({ data }: Pick<Io, "data">): (root: string) => Kept {
  return (root) => openKept(join(data, "cache"), root, basename(import.meta.filename));
}
