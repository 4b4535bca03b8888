/** What the commands that look at a folder say of it, and what they say later. */
import { vi } from "vitest";
import { adroitIn } from "./cli";

/** The answers of `list`, `check` and `due`, as JSON. */
export async function said(at: string) {
  const all = [];
  for (const name of ["list", "check", "due"]) all.push(await adroitIn(at, name, at, "--json"));
  return all;
}

/** As if it were so long after that no file changed a moment ago. */
export async function later<T>(work: () => Promise<T>): Promise<T> {
  const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
  try {
    return await work();
  } finally {
    clock.mockRestore();
  }
}
