/** Arguments in, an exit code out: finds the command, and says what went wrong in words. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { AdroitError } from "#shared/base/error";
import type { CliCommand } from "./command";
import { type ExitCode, type Io, printable, quiet, UsageError } from "./io";

/** Each is loaded when it is asked for: a listing needn't wait for the whole host. */
const commands: Record<string, () => Promise<CliCommand>> = {
  decide: async () => (await import("./decide")).decide,
  analyse: async () => (await import("./analyse")).analyse,
  list: async () => (await import("./list")).list,
  check: async () => (await import("./check")).check,
  due: async () => (await import("./due")).due,
  publish: async () => (await import("./publish")).publish,
  mcp: async () => (await import("./mcp")).mcp,
  "pull-request": async () => (await import("./pull-request")).pullRequest,
  status: async () => (await import("./status")).status,
  relate: async () => (await import("./relate")).relate,
  tag: async () => (await import("./tag")).tag,
  convert: async () => (await import("./convert")).convert,
  renumber: async () => (await import("./renumber")).renumber,
  serve: async () => (await import("./serve")).serve,
  playbook: async () => (await import("./playbook")).playbook,
  call: async () => (await import("./call")).call,
  ballot: async () => (await import("./ballot")).ballot,
  open: async () => (await import("./open")).open,
  demo: async () => (await import("./demo")).demo,
  completion: async () => (await import("./completion")).completionFor(all),
};

/** Every command, by its name. */
export async function all(): Promise<Record<string, CliCommand>> {
  return Object.fromEntries(
    await Promise.all(Object.entries(commands).map(async ([name, load]) => [name, await load()] as const)),
  );
}

/** Options of every command. */
const everywhere = {
  help: { type: "boolean", short: "h" },
  quiet: { type: "boolean", short: "q" },
} as const;

export async function run(argv: readonly string[], given: Io): Promise<ExitCode> {
  const io = printable(given);
  const [name, ...rest] = argv;
  if (name === "--version" || name === "-v") {
    const { version } = await import("./version");
    io.out(`${await version(io.root)}\n`);
    return 0;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    io.out(await help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  if (!command) {
    io.err(`adroit: there is no command "${name}".\n\n${await help()}`);
    return 2;
  }
  try {
    const { positionals, values } = parse(rest, command);
    if (values.help) {
      io.out(explained(command));
      return 0;
    }
    const [least, most] = command.takes;
    if (positionals.length < least || positionals.length > most) throw new UsageError("Wrong number of arguments.");
    return await command.run(positionals, values, values.quiet ? quiet(io) : io);
  } catch (thrown) {
    const { rebuilt } = await import("#electron/host/router");
    const error = rebuilt(thrown);
    if (error instanceof UsageError) io.err(`adroit ${name}: ${error.message}\nUsage: ${command.usage}\n`);
    else if (error instanceof AdroitError) io.err(`adroit ${name}: ${about(error)}${error.message}\n${remedy(error)}`);
    else io.err(`adroit ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 2;
  }
}

function parse(args: string[], { options }: CliCommand) {
  try {
    const config = { args, allowPositionals: true, strict: true } satisfies ParseArgsConfig;
    return parseArgs({ ...config, options: { ...options, ...everywhere } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** What it happened to, where the message doesn't say. */
function about({ subject, message }: AdroitError): string {
  return subject === null || message.includes(subject) ? "" : `${subject}: `;
}

function remedy(error: AdroitError): string {
  return error.remedy === "" ? "" : `${error.remedy}\n`;
}

function explained({ usage, does, examples, options }: CliCommand): string {
  const named = Object.entries(options).map(([name, one]) => [`  --${name}`, one] as const);
  const width = Math.max(0, ...named.map(([name]) => name.length)) + 2;
  const lines = named.map(([name, { does, values }]) => {
    const ones = values ? `: ${values.join(", ")}` : "";
    return `${name.padEnd(width)}${does}${ones}\n`;
  });
  return [
    `Usage: adroit ${usage}\n${does}\n`,
    lines.length === 0 ? "" : `\n${lines.join("")}`,
    `\n${examples.map((example) => `  adroit ${example}\n`).join("")}`,
  ].join("");
}

async function help(): Promise<string> {
  return [
    "Adroit: architecture decision records.",
    "",
    ...Object.values(await all()).flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`]),
    "",
    "adroit COMMAND --help tells more, with examples. --quiet leaves notes and progress out; errors are still told.",
    "--json prints one JSON document on standard output and nothing else there.",
    "Exit code: 0 fine, 1 problems were found, 2 wrong use or unreadable input.",
    "",
  ].join("\n");
}
