/** Paths of a repository: relative to its root or to the folder that was listed, with `/`. */

export function splitPath(path: string): { folder: string; name: string } {
  const slash = path.lastIndexOf("/");
  return { folder: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) };
}

/** Name in lower case, without the extension: what a file is called by. */
export function stemOf(name: string): string {
  return name.replace(/\.[A-Za-z]{2,8}$/, "").toLowerCase();
}

/** Where an address in a file of `folder` leads; `null` where it leads out of the root. */
export function joinedPath(folder: string, address: string): string | null {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of address.split("/")) {
    if (part === ".." && parts.pop() === undefined) return null;
    if (part !== ".." && part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** The address that leads from a file to another one, for a link: names with spaces and the like are encoded. */
export function addressOf(from: string, to: string): string {
  const here = splitPath(from).folder.split("/").filter(Boolean);
  const there = to.split("/");
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common++;
  const up = here.slice(common).map(() => "..");
  return [...up, ...there.slice(common).map(encodedName)].join("/");
}

/** Readable letters stay, and only what would end or change a link goes. */
function encodedName(name: string): string {
  return name.replace(/[\s()<>%?#\\"'`[\]*_]/g, (mark) =>
    mark === "_" || mark === "'" ? mark : `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** An address without query, anchor and encoding. */
export function decodedPath(address: string): string {
  const path = address.replace(/[?#].*$/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
