import type { ExitCode, Io } from "./io";

/** Values of the options given: text for `string` options, `true` for `boolean` ones. */
export type GivenOptions = Record<string, string | boolean | undefined>;

export interface CliOption {
  type: "string" | "boolean";
  /** A few words for the help. */
  does: string;
  /** The only values that it takes, for completion. */
  values?: readonly string[];
}

export interface CliCommand {
  usage: string;
  /** One sentence. */
  does: string;
  /** Arguments behind `adroit`, as somebody would type them. */
  examples: readonly [string, ...string[]];
  /** Fewest and most positional arguments. */
  takes: readonly [number, number];
  /** Words that an argument is one of, by its place from 0; other arguments are files. */
  words?: Readonly<Record<number, readonly string[]>>;
  options: Record<string, CliOption>;
  run(positionals: string[], given: GivenOptions, io: Io): Promise<ExitCode>;
}

/** The value of a `string` option. */
export function text(given: GivenOptions, name: string): string | undefined {
  const value = given[name];
  return typeof value === "string" ? value : undefined;
}
