import { createTwoFilesPatch } from "diff";

/** The unified difference of a file, as git shows it; `before` is `null` where there is no file yet. */
export function unifiedDifference(file: string, before: string | null, after: string): string {
  return createTwoFilesPatch(before === null ? "/dev/null" : `a/${file}`, `b/${file}`, before ?? "", after);
}
