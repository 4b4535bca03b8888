/** Completion for shells, made from what the commands say of themselves. */
import type { CliCommand } from "./command";
import { UsageError } from "./io";

/** By the name that the command has behind `adroit`. */
export type Commands = Readonly<Record<string, CliCommand>>;

const shells: Record<string, (commands: Commands) => string> = { bash, zsh, fish };

export function completionFor(all: () => Promise<Commands>): CliCommand {
  return {
    usage: "completion bash|zsh|fish",
    does: "Prints a script that completes commands, options and their values in a shell.",
    examples: ["completion bash > ~/.local/share/bash-completion/completions/adroit"],
    takes: [1, 1],
    words: { 0: Object.keys(shells) },
    options: {},
    async run([shell = ""], _given, io) {
      const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
      if (!script) throw new UsageError(`completion takes one of: ${Object.keys(shells).join(", ")}.`);
      io.out(script(await all()));
      return 0;
    },
  };
}

/** Options that every command has. */
const everywhere = ["--help", "--quiet"];

function optionsOf({ options }: CliCommand): string[] {
  return [...Object.keys(options).map((name) => `--${name}`), ...everywhere];
}

/** Cases of the option before the cursor, or of the place of an argument, with the words that fit there. */
function fixed(commands: Commands): string[] {
  return Object.entries(commands).flatMap(([name, { options, words = {} }]) => [
    ...Object.entries(options).flatMap(([option, { values }]) =>
      values ? [`    "${name} --${option}") words="${values.join(" ")}" ;;`] : [],
    ),
    ...Object.entries(words).map(
      ([place, ones]) => `    "${name} "*) [ "$place" = ${place} ] && words="${ones.join(" ")}" ;;`,
    ),
  ]);
}

function bash(commands: Commands): string {
  return `# Completion of adroit for bash.
_adroit() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} name=\${COMP_WORDS[1]} words="" place=0 i
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${Object.keys(commands).join(" ")} --help --version" -- "$cur"))
    return
  fi
  for ((i = 2; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in -*) ;; *) place=$((place + 1)) ;; esac
  done
  case $cur in
    -*)
      case $name in
${Object.entries(commands)
  .map(([name, command]) => `        ${name}) words="${optionsOf(command).join(" ")}" ;;`)
  .join("\n")}
      esac
      ;;
    *)
  case "$name $before" in
${fixed(commands).join("\n")}
  esac
      ;;
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}
complete -F _adroit adroit
`;
}

/** zsh runs the script of bash. */
function zsh(commands: Commands): string {
  return `#compdef adroit\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
}

function fish(commands: Commands): string {
  const quoted = (text: string) => `'${text.replace(/['\\]/g, "\\$&")}'`;
  const lines = Object.entries(commands).flatMap(([name, { does, options, words = {} }]) => {
    const here = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c adroit -n __fish_use_subcommand -f -a ${name} -d ${quoted(does)}`,
      ...Object.values(words).map((ones) => `complete -c adroit ${here} -a ${quoted(ones.join(" "))}`),
      ...Object.entries(options).map(([option, { type, does: says, values }]) => {
        const takes = type === "boolean" ? "" : values ? ` -x -a ${quoted(values.join(" "))}` : " -r";
        return `complete -c adroit ${here} -l ${option} -d ${quoted(says)}${takes}`;
      }),
    ];
  });
  return `# Completion of adroit for fish.\n${lines.join("\n")}\n`;
}
