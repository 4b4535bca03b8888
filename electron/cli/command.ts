import type { ExitCode, Io } from "./io";

/** Values of the options given: text for `string` options, `true` for `boolean` ones. */
export type Given = Record<string, string | boolean | undefined>;

export interface Command {
  usage: string;
  /** One sentence. */
  does: string;
  /** Fewest and most positional arguments. */
  takes: readonly [number, number];
  options: Record<string, { type: "string" | "boolean"; short?: string }>;
  run(positionals: string[], given: Given, io: Io): Promise<ExitCode>;
}

/** The value of a `string` option. */
export function text(given: Given, name: string): string | undefined {
  const value = given[name];
  return typeof value === "string" ? value : undefined;
}
