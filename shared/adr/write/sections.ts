/** The sections that MADR and the dialects after it share, as blocks of Markdown. */
import type { AdrContent, Answered, LineGroup, OptionContent } from "./content/content";
import { hardBreak, join, literal, type Md, md } from "./escape";
import { type Block, type Bullet, bulletList, heading, table } from "./markdown";
import type { Form } from "./page-fit";
import { stopped } from "./sentence";

export function context(content: AdrContent, form: Form): Block[] {
  return [heading(2, "Context and Problem Statement"), ...problem(content, form)];
}

/** Problem and scope, a paragraph each. */
export function problem({ context, scope }: AdrContent, form: Form): Md[] {
  const [first = literal("")] = context;
  if (form.context === "short") {
    const line = literal(first.md.split(hardBreak)[0] ?? "");
    return [
      context.length > 1 || line.md !== first.md ? literal(`${line.md} (In full under More Information.)`) : line,
    ];
  }
  if (scope === null) return context;
  if (form.context === "full") return [...context, scope];
  return [...context.slice(0, -1), join([context.at(-1) ?? first, scope], " ")];
}

/** What "short" has left out above. */
function problemInFull({ context, scope }: AdrContent, form: Form): Md[] {
  if (form.context !== "short") return [];
  const [first] = context;
  const cut = context.length > 1 || first?.md.includes(hardBreak);
  return [...(cut ? [literal("The problem in full:"), ...context] : []), ...(scope ? [scope] : [])];
}

/** What decided, a line each: how much it weighs and what we answered. */
export function drivers(content: AdrContent, form: Form, bullet: Bullet): Block[] {
  if (content.drivers.length > 0 && form.drivers > 0)
    return [heading(2, "Decision Drivers"), bulletList(content.drivers, bullet)];
  const told = toldAbove(content, form);
  return told.length > 0 ? [heading(2, "Decision Drivers"), bulletList(told.map(driver), bullet)] : [];
}

function toldAbove({ answers, decisive }: AdrContent, form: Form): Answered[] {
  return answers.slice(0, Math.min(form.drivers, decisive));
}

function driver({ title, weight, range, text }: Answered): Md {
  const share = md`${weight} of the weight`;
  const name = range ? md`${title} (${share}, ${range} across people)` : md`${title} (${share})`;
  return text ? md`${name}: ${text}` : name;
}

/** Answers that stand nowhere else, for dialects without the table. */
export function otherAnswers(content: AdrContent, form: Form, bullet: Bullet): Block[] {
  if (content.drivers.length > 0 && form.drivers === 0)
    return [literal("It turns on:"), bulletList(content.drivers, bullet)];
  const others = content.answers.slice(toldAbove(content, form).length).filter(({ text }) => text !== null);
  if (others.length === 0) return [];
  const lead = form.drivers > 0 ? "We also answered:" : "We answered:";
  return [literal(lead), bulletList(others.map(driver), bullet)];
}

export function consideredOptions({ options }: AdrContent, bullet: Bullet): Block[] {
  const titles = options.map(({ title }) => md`${title}`);
  return [heading(2, "Considered Options"), bulletList(titles, bullet)];
}

export function outcome(content: AdrContent, form: Form, bullet: Bullet): Block[] {
  return [heading(2, "Decision Outcome"), ...decision(content, form, bullet)];
}

/** MADR's first sections, which its dialects share: from the problem to what was decided. */
export function untilOutcome(content: AdrContent, form: Form, bullet: Bullet): Block[] {
  return [
    ...context(content, form),
    ...drivers(content, form, bullet),
    ...consideredOptions(content, bullet),
    ...outcome(content, form, bullet),
  ];
}

/** The decision, what speaks for and against it, and how it stands. */
export function decision({ outcome: { chosen, reasons, closing } }: AdrContent, form: Form, bullet: Bullet): Block[] {
  if (reasons.length + closing.length === 0) return [chosen];
  if (form.closing === "list") return [chosen, bulletList([...reasons, ...closing], bullet)];
  if (form.closing === "all in one") return [chosen, join([...reasons, ...closing], " ")];
  const why = reasons.length > 0 ? [bulletList(reasons, bullet)] : [];
  return [chosen, ...why, ...(closing.length > 0 ? [join(closing, " ")] : [])];
}

const because = { good: "Good, because ", neutral: "Neutral, because ", bad: "Bad, because " };
export const sides = ["good", "neutral", "bad"] as const;

export function consequences({ consequences }: AdrContent, bullet: Bullet): Block[] {
  if (consequences.length === 0) return [];
  const items = sides.flatMap((side) => consequences.filter(({ kind }) => kind === side));
  return [
    heading(3, "Consequences"),
    bulletList(
      items.map(({ kind, text }) => literal(because[kind] + text.md)),
      bullet,
    ),
  ];
}

export function confirmation({ confirmation }: AdrContent): Block[] {
  return confirmation.length > 0 ? [heading(3, "Confirmation"), ...confirmation] : [];
}

/** Per option what speaks for it, what is neither, and what speaks against it: ADR tools lose any other order. */
export function prosAndCons({ options }: AdrContent, form: Form, bullet: Bullet): Block[] {
  const blocks = options.flatMap((option) => {
    const items = sides
      .filter((side) => side !== "neutral" || form.neutral)
      .flatMap((side) =>
        [...option[side].slice(0, form.argumentLines), ...(side === "bad" ? takes(option, form) : [])].map((text) =>
          literal(because[side] + text.md),
        ),
      );
    const about = form.summaries ? option.about : [];
    if (items.length + about.length === 0) return [];
    return [heading(3, option.title), ...about, ...(items.length > 0 ? [bulletList(items, bullet)] : [])];
  });
  return blocks.length > 0 ? [heading(2, "Pros and Cons of the Options"), ...blocks] : [];
}

/** What we take on, each with its reason, or the names in one line. */
function takes({ takes }: OptionContent, form: Form): Md[] {
  if (takes.length < 2 || form.details === "lists") return takes.map(({ text }) => text);
  const names = takes.map(({ title }) => title);
  return [md`we take on ${join(names.slice(0, -1), ", ")} and ${names.at(-1) ?? literal("")}`];
}

/** Plain lines, lists and a table; a heading in here would be lost by the tools of MADR. */
export function moreInformation(content: AdrContent, form: Form, bullet: Bullet): Block[] {
  return [
    heading(2, "More Information"),
    ...scoreTable(content, form, bullet),
    ...content.more.flatMap((group) => details(group, form, bullet)),
    ...problemInFull(content, form),
    ...dataLine(content),
  ];
}

/** The figures with the answers that don't stand above; a list of those where there are no figures. */
export function scoreTable(content: AdrContent, form: Form, bullet: Bullet): Block[] {
  const { scores, answers } = content;
  if (scores === null) return otherAnswers(content, form, bullet);
  const above = toldAbove(content, form).length;
  const said = answers.some(({ text }, i) => i >= above && text !== null);
  const answer = ({ text }: Answered, i: number) =>
    text === null ? literal("-") : i < above ? literal("As above") : text;
  const points = (cell: Md | null) => (cell ? [cell] : []);
  const hasPoints = scores.total.points !== null;
  return [
    scores.lead,
    table(
      [
        literal("Criterion"),
        ...(said ? [literal("Our answer")] : []),
        literal("Weight"),
        ...scores.options,
        ...(hasPoints ? [literal("Points")] : []),
      ],
      [
        ...scores.rows.map((row, i) => {
          const of = answers[i] as Answered;
          const weight = of.range && i >= above ? md`${of.weight} (${of.range})` : of.weight;
          return [of.title, ...(said ? [answer(of, i)] : []), weight, ...row.scores, ...points(row.points)];
        }),
        [
          literal("Value"),
          ...(said ? [literal("-")] : []),
          literal("100\u00a0%"),
          ...scores.total.values,
          ...points(scores.total.points),
        ],
      ],
      said ? 2 : 1,
    ),
  ];
}

/** What is to be read item by item is a list; of the rest one item stands on the line of its lead, and several are a list or sentences in a row. */
export function details({ lead, items, form: as }: LineGroup, form: Form, bullet: Bullet): Block[] {
  const asList = {
    items: form.details !== "rows",
    list: form.details !== "rows",
    references: form.details === "lists" || form.details === "lines",
    either: form.details === "lists",
    sentences: false,
  }[as];
  if (asList && (items.length > 1 || as === "items")) return [lead, bulletList(items, bullet)];
  return [join([lead, ...(items.length > 1 ? items.map(stopped) : items)], " ")];
}

/** Where the data lies. Not a link: most sites don't publish folders with a dot, and strict ones refuse such a link. */
export function dataLine({ data, answers }: AdrContent): Block[] {
  const what = answers.length > 0 ? "Answers, scores and weights" : "The decision";
  return data === null ? [] : [literal(`${what} as data: ${code(data)}`)];
}

export function code(text: string): string {
  return `\`${text}\``;
}
