/** What a playbook has besides its criteria: its name, options, must-haves, rules, parts, other systems, sources. */
import { SegmentedControl } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { By } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { addPlaybookOption, addSource, removePlaybookOption, removeSource } from "#shared/playbook/edit";
import { idFor } from "#shared/playbook/ids";
import type {
  AnswerFit,
  MustHave,
  MustHaveVerdict,
  Option,
  Part,
  Playbook,
  PlaybookNote,
  Rule,
  Source,
} from "#shared/playbook/playbook";
import { IconButton } from "../../../ui/IconButton";
import { Row, Stack } from "../../../ui/layout";
import { Prose } from "../../../ui/Prose";
import { Text } from "../../../ui/Text";
import { OptionMark } from "../../../widgets/OptionMark";
import { AddForm } from "../../walk/SmallForm";
import { Conditions } from "./Conditions";
import classes from "./Editor.module.css";
import { useAt, useBook, useEditor, useEditorState, useLocked } from "./EditorContext";
import {
  AddLine,
  Card,
  Cited,
  Count,
  Flag,
  OrderTools,
  Pick,
  picks,
  Reason,
  ScoreField,
  TextArea,
  TextField,
} from "./fields";

/** Every change by a button is a step of undo of its own. */
const once = (about: string) => `${about} ${Date.now()}`;

/** The id of the `n`th of several that are added at once, by its first words. */
const idAmong = (before: readonly { id: Id }[], words: string, n: number) =>
  idFor(
    `${words.slice(0, 28)}${n || ""}`,
    before.map(({ id }) => id),
  );

function Head({ title, children }: { title: string; children: string }) {
  return (
    <>
      <Prose as="h1" voice="question">
        {title}
      </Prose>
      <Text tone="soft" mt={6} mb={16}>
        {children}
      </Text>
    </>
  );
}

export function AboutForm({ file }: { file: string }) {
  const id = useEditorState(({ book }) => book.id);
  return (
    <Stack gap={12}>
      <h1 className="visually-hidden">Question</h1>
      <TextArea at="question" label="Question" bare look={classes.question} placeholder="What is decided?" max={300} />
      <TextField at="title" label="Title" max={160} description="As it stands in lists." />
      <TextField
        at="edition"
        label="Edition"
        max={20}
        description="Year and number, for example 2026.2. Count on when you share a change."
      />
      <Text size="meta" tone="quiet">
        Its id is <span className="mono">{id || "missing"}</span>, its file{" "}
        <span className="mono">playbooks/{file}</span>. What changed since an earlier edition can be said in the YAML
        under <span className="mono">changes</span>.
      </Text>
    </Stack>
  );
}

export function OptionsForm() {
  const { editing } = useEditor();
  const options = useEditorState(({ book }) => book.options);
  return (
    <>
      <Head title="Options">What can be chosen. Two at least; their order gives them their mark and colour.</Head>
      <Stack as="ul" gap={10}>
        {options.map(({ id, title }, n) => (
          <Card
            key={id}
            head={
              <>
                <OptionMark n={n} />
                <TextField at={`options[${n}].title`} label={`Option ${n + 1}`} bare look={classes.strong} max={120} />
                <OrderTools
                  list="options"
                  index={n}
                  name={title || `option ${n + 1}`}
                  onRemove={() => editing.edit(once("remove"), (book) => removePlaybookOption(book, id))}
                />
              </>
            }
          >
            <TextField
              at={`options[${n}].summary`}
              label={`What tells ${title} from the others`}
              bare
              look={classes.hint}
              placeholder="One line that tells it from the others"
            />
            <TextField
              at={`options[${n}].note`}
              label={`What to know of ${title}`}
              bare
              look={classes.hint}
              placeholder="What to know beside it, for example that it isn't maintained"
              optional
            />
          </Card>
        ))}
      </Stack>
      <AddLine
        label="Add an option"
        max={120}
        onAdd={(titles) => editing.edit(once("option"), (book) => titles.reduce(addPlaybookOption, book))}
      />
    </>
  );
}

export function MustHavesForm() {
  const book = useBook();
  const [musts, set] = useAt<MustHave[]>("mustHaves");
  return (
    <>
      <Head title="Must-haves">What rules an option out before anything is scored. Never also a criterion.</Head>
      <Stack as="ul" gap={10}>
        {musts.map(({ id }, n) => (
          <Card
            key={id}
            head={
              <>
                <TextArea at={`mustHaves[${n}].statement`} label={`Must-have ${n + 1}`} bare look={classes.strong} />
                <OrderTools list="mustHaves" index={n} name={`must-have ${n + 1}`} />
              </>
            }
          >
            <TextField at={`mustHaves[${n}].check`} label="How it is checked" />
            <Flag at={`mustHaves[${n}].negotiable`} label="Negotiable: a failure needs an exception by the decider" />
            {book.options.map((option, m) => (
              <Proposal key={option.id} at={`mustHaves[${n}].proposes`} option={option.id} title={option.title} n={m} />
            ))}
          </Card>
        ))}
      </Stack>
      <AddLine
        label="Add a must-have"
        max={480}
        onAdd={(statements) =>
          set([...musts, ...statements.map((statement, n) => mustHave(statement, musts, n))], once("must"))
        }
      />
    </>
  );
}

const mustHave = (statement: string, before: MustHave[], n: number): MustHave => ({
  id: idAmong(before, statement, n),
  ...{ statement, check: "", negotiable: false, proposes: {} },
});

const verdicts = [
  { value: "unknown", label: "Says nothing" },
  { value: "pass", label: "Holds" },
  { value: "fail", label: "Fails" },
];

/** What the playbook says of one option; the team confirms or changes it. */
function Proposal({ at, option, title, n }: { at: string; option: Id; title: string; n: number }) {
  const [proposes, set] = useAt<MustHave["proposes"]>(at);
  const own = useEditorState(({ book }) => Object.hasOwn(book.sources, "ours"));
  const proposal = proposes[option];
  const choose = (verdict: string) => {
    const { [option]: _, ...others } = proposes;
    if (verdict === "unknown") return set(others, once(at));
    const said = proposal ?? { reason: "", sources: own ? ["ours"] : [] };
    set({ ...others, [option]: { ...said, verdict: verdict as MustHaveVerdict } }, once(at));
  };
  return (
    <Stack columns="minmax(90px, 160px) auto minmax(0, 1fr) auto" align="center">
      <Row as="span">
        <OptionMark n={n} /> {title}
      </Row>
      <SegmentedControl
        size="xs"
        aria-label={`Whether it holds for ${title}`}
        disabled={useLocked()}
        data={verdicts}
        value={proposal?.verdict ?? "unknown"}
        onChange={choose}
      />
      {proposal && (
        <>
          <Reason at={`${at}.${option}.reason`} label={`Why, for ${title}`} placeholder="Why" />
          <Cited at={`${at}.${option}.sources`} />
        </>
      )}
    </Stack>
  );
}

export function RulesForm() {
  const book = useBook();
  const [rules = [], set] = useAt<Rule[] | undefined>("rules");
  return (
    <>
      <Head title="Rules">
        What holds where answers meet: it is said, and options fit otherwise there. A rule names answers to two criteria
        or more.
      </Head>
      <Stack as="ul" gap={10}>
        {rules.map(({ id }, n) => (
          <Card
            key={id}
            head={
              <>
                <TextArea at={`rules[${n}].say`} label={`Rule ${n + 1}`} bare look={classes.strong} />
                <OrderTools list="rules" index={n} name={`rule ${n + 1}`} />
              </>
            }
          >
            <Conditions at={`rules[${n}].when`} always="Choose answers to two criteria at least." />
            <RuleFits at={`rules[${n}].fits`} book={book} />
            <Row justify="between">
              <Flag at={`rules[${n}].impossible`} label="No project is like that: nothing is clear" />
              <Cited at={`rules[${n}].sources`} />
            </Row>
          </Card>
        ))}
      </Stack>
      <AddLine
        label="Add a rule: what holds there, in “we”"
        max={500}
        onAdd={(said) => set([...rules, ...said.map((say, n) => rule(say, rules, n))], once("rule"))}
      />
    </>
  );
}

const rule = (say: string, before: Rule[], n: number): Rule => ({
  id: idAmong(before, say, n),
  ...{ when: {}, say, fits: {}, sources: [] },
});

/** The fits that a rule sets, a line each. */
function RuleFits({ at, book }: { at: string; book: Playbook }) {
  const [fits, set] = useAt<By<By<AnswerFit>>>(at);
  const locked = useLocked();
  const lines = Object.entries(fits).flatMap(([criterion, by]) =>
    Object.keys(by).map((option) => ({ criterion, option })),
  );
  const free = book.criteria.flatMap(({ id, title, answers }) =>
    answers.length === 0
      ? []
      : book.options
          .filter((option) => fits[id]?.[option.id] === undefined)
          .map((option) => ({ value: `${id} ${option.id}`, label: `${title}: ${option.title}` })),
  );
  const add = (value: string) => {
    const [criterion = "", option = ""] = value.split(" ");
    if (!option) return;
    const blank: AnswerFit = { score: 3, reason: "", sources: [] };
    set({ ...fits, [criterion]: { ...fits[criterion], [option]: blank } }, once(at));
  };
  const remove = (criterion: Id, option: Id) => {
    const { [option]: _, ...others } = fits[criterion] ?? {};
    const { [criterion]: __, ...rest } = fits;
    set(Object.keys(others).length > 0 ? { ...rest, [criterion]: others } : rest, once(at));
  };
  return (
    <Stack gap={4}>
      {lines.map(({ criterion, option }) => {
        const n = book.options.findIndex(({ id }) => id === option);
        const title = `${book.criteria.find(({ id }) => id === criterion)?.title}: ${book.options[n]?.title}`;
        return (
          <div key={`${criterion} ${option}`} className={classes.fit}>
            <span className={classes.option}>
              <OptionMark n={n} /> {title}
            </span>
            <ScoreField at={`${at}.${criterion}.${option}.score`} label={`Score, ${title}`} />
            <Reason at={`${at}.${criterion}.${option}.reason`} label={`Why, ${title}`} placeholder="Why" />
            <Row gap={2}>
              <Cited at={`${at}.${criterion}.${option}.sources`} />
              <IconButton
                icon={IconTrash}
                size={26}
                label={`Remove ${title}`}
                disabled={locked}
                onClick={() => remove(criterion, option)}
              />
            </Row>
          </div>
        );
      })}
      {free.length > 0 && (
        <Pick label="Set another fit" data={[{ value: "", label: "Set a fit…" }, ...free]} value="" onPick={add} />
      )}
    </Stack>
  );
}

export function PartsForm() {
  const book = useBook();
  const [parts, set] = useAt<Part[]>("parts");
  const [first] = book.options;
  return (
    <>
      <Head title="Parts">What a team takes on with an option: what it will add and look after.</Head>
      <Stack as="ul" gap={10}>
        {parts.map(({ id }, n) => (
          <Card
            key={id}
            head={
              <>
                <TextField at={`parts[${n}].title`} label={`Part ${n + 1}`} bare look={classes.strong} max={160} />
                <OptionPick at={`parts[${n}].option`} label="Of the option" options={book.options} />
                <OrderTools list="parts" index={n} name={`part ${n + 1}`} />
              </>
            }
          >
            <TextArea at={`parts[${n}].why`} label="Why" bare placeholder="Why it is needed" />
            <Conditions at={`parts[${n}].when`} always="Whatever is answered." />
            <Cited at={`parts[${n}].sources`} />
          </Card>
        ))}
      </Stack>
      {first && (
        <AddLine
          label="Add a part"
          onAdd={(titles) =>
            set(
              [
                ...parts,
                ...titles.map(
                  (title, n): Part => ({
                    id: idAmong(parts, title, n),
                    ...{ option: first.id, when: {}, title, why: "", sources: [] },
                  }),
                ),
              ],
              once("part"),
            )
          }
        />
      )}
    </>
  );
}

function OptionPick({ at, label, options }: { at: string; label: string; options: Option[] }) {
  const [value, set] = useAt<Id>(at);
  return <Pick label={label} data={picks(options)} value={value} onPick={set} />;
}

export function NotesForm() {
  const [notes, set] = useAt<PlaybookNote[]>("notes");
  return (
    <>
      <Head title="Other systems">When answers describe what something else is for, the record says so.</Head>
      <Stack as="ul" gap={10}>
        {notes.map(({ id }, n) => (
          <Card
            key={id}
            head={
              <>
                <TextField at={`notes[${n}].system`} label={`System ${n + 1}`} bare look={classes.strong} max={60} />
                <OrderTools list="notes" index={n} name={`system ${n + 1}`} />
              </>
            }
          >
            <TextArea at={`notes[${n}].text`} label="What is said then" bare placeholder="What is said then" />
            <Conditions at={`notes[${n}].when`} always="Whatever is answered." />
            <Cited at={`notes[${n}].sources`} />
          </Card>
        ))}
      </Stack>
      <AddLine
        label="Add a system"
        max={60}
        onAdd={(systems) =>
          set(
            [
              ...notes,
              ...systems.map(
                (system, n): PlaybookNote => ({
                  id: idAmong(notes, system, n),
                  ...{ system, when: {}, text: "", sources: [] },
                }),
              ),
            ],
            once("note"),
          )
        }
      />
    </>
  );
}

export function SourcesForm({ today }: { today: string }) {
  const { editing } = useEditor();
  const sources = useEditorState(({ book }) => book.sources);
  return (
    <>
      <Head title="Sources">
        What statements rest on. Each carries the year of its figures and the day it was last read.
      </Head>
      <Stack as="ul" gap={10}>
        {Object.entries(sources).map(([key, { short }]) => (
          <Card
            key={key}
            head={
              <>
                <TextField
                  at={`sources.${key}.title`}
                  label={`Title of ${short}`}
                  bare
                  look={classes.strong}
                  max={200}
                />
                <IconButton
                  icon={IconTrash}
                  size={26}
                  label={`Remove ${short}`}
                  onClick={() => editing.edit(once("remove"), (book) => removeSource(book, key))}
                />
              </>
            }
          >
            <Stack columns="repeat(auto-fill, minmax(180px, 1fr))" columnGap={12}>
              <TextField at={`sources.${key}.author`} label="Author" max={120} placeholder="not named" />
              <TextField at={`sources.${key}.short`} label="Short, beside a fact" max={40} />
              <TextField at={`sources.${key}.year`} label="Year, as printed" max={20} />
              <Count at={`sources.${key}.data`} label="Figures of" min={1970} max={2999} step={1} />
              <TextField at={`sources.${key}.checked`} label="Last read on" max={10} placeholder={today} optional />
              <TextField at={`sources.${key}.link`} label="Link" max={500} placeholder="https://" optional />
            </Stack>
          </Card>
        ))}
      </Stack>
      <NewSource
        today={today}
        onAdd={(source) => editing.edit(once("source"), (book) => addSource(book, source).book)}
      />
    </>
  );
}

/** Asks for the least that a source needs; the rest is today's. */
export function NewSource({ today, onAdd }: { today: string; onAdd(source: Source): void }) {
  return (
    <AddForm
      label="Add a source"
      fields={[
        { name: "Title", required: true, max: 200 },
        { name: "Author", max: 120 },
        { name: "Year", required: true, max: 20, value: today.slice(0, 4) },
        { name: "Link", max: 500 },
      ]}
      onAdd={([title = "", author = "", year = "", link = ""]) => {
        const figures = Number(/\d{4}/.exec(year)?.[0] ?? today.slice(0, 4));
        const short = `${author.split(/\s+/).at(-1) || title.split(/\s+/).slice(0, 2).join(" ")} ${year}`.slice(0, 40);
        onAdd({ author: author || null, title, year, short, data: figures, checked: today, ...(link && { link }) });
      }}
    />
  );
}
