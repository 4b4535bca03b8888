/** The day before: what happens in which minutes, who comes, how answers are kept; and a trial of it all. */
import { Button, CopyButton, Radio, SegmentedControl, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { RecordView } from "#shared/api/records";
import type { Weighing } from "#shared/record/record";
import {
  type AgendaItem,
  agendaFault,
  compulsorySteps,
  fullAgenda,
  quickAgenda,
  reviewAgenda,
  stepTitles,
  totalMinutes,
  workshopSteps,
} from "#shared/workshop/agenda";
import { ruleTexts, type WorkshopPlan } from "#shared/workshop/plan";
import type { Role } from "#shared/workshop/session";
import type { FacilitatorState } from "#shared/workshop/state";
import { type Failure, failureOf } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { go } from "../../shell/route";
import { FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { WholeNumber } from "../../ui/WholeNumber";
import { Rows } from "../decide/Rows";
import classes from "./Prepare.module.css";
import { BackTo, Stage } from "./Stage";
import { roleChoices } from "./words";

const repositories = [
  { value: "distributions", label: "How often each answer was given", about: "No single ballot leaves this computer." },
  { value: "unnamed", label: "Single ballots without names", about: "Who knows the team may guess whose they are." },
  { value: "named", label: "Single ballots with names", about: "Everybody with the repository can read them." },
] as const;

const weighings = [
  { value: "points", label: "Points", about: "Everybody spreads 100 points." },
  { value: "swing", label: "Swing", about: "The one to improve first gets 100, the others points against it." },
  { value: "ranking", label: "Rank", about: "An order, and the weights follow from it. The fastest." },
] as const;

export function Prepare({ record: { record }, begun }: { record: RecordView; begun(state: FacilitatorState): void }) {
  const { host } = useHost();
  const { id } = record;
  const asked = useAsk(() => host.session.plan({ id }), [id]);
  const back = record.review ? (
    <BackTo label="To the review" act={() => go({ at: "review", id })} />
  ) : (
    <BackTo label="To the decision" act={() => go({ at: "record", id, place: null })} />
  );
  if (asked.state === "ready") return <Plan key={id} record={record} first={asked.value} begun={begun} back={back} />;
  return (
    <Stage id={id} title={record.draft.frame.title} left={back}>
      {asked.state === "failed" && <FailureNote failure={asked.failure} />}
    </Stage>
  );
}

function Plan({
  record,
  first,
  begun,
  back,
}: {
  record: RecordView["record"];
  first: WorkshopPlan;
  begun(state: FacilitatorState): void;
  back: React.ReactNode;
}) {
  const { host } = useHost();
  const { id } = record;
  const { plan, change, settled, failure: unsaved } = usePlan(id, first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const fault = agendaFault(plan.agenda);

  const begin = async (rehearsal?: number) => {
    setBusy(true);
    try {
      await settled();
      begun(await host.session.begin({ id, ...(rehearsal && { rehearsal }) }));
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };

  return (
    <Stage
      id={id}
      title={record.draft.frame.title}
      about={`${totalMinutes(plan.agenda)} min`}
      left={back}
      panel={<Trial id={id} plan={plan} begin={(n) => void begin(n)} busy={busy} />}
      right={
        <>
          <Text as="span" tone="soft" size="aside">
            {fault ?? "Nobody can join before you let them in"}
          </Text>
          <Button onClick={() => void begin()} loading={busy} disabled={fault !== null}>
            Begin the workshop
          </Button>
        </>
      }
    >
      <div className={classes.plan}>
        <Text tone="quiet" size="meta" weight={600} mb={4}>
          Prepare
        </Text>
        <Prose as="h1" voice="question">
          Who decides what, in which minutes?
        </Prose>
        {(failure ?? unsaved) && <FailureNote failure={(failure ?? unsaved) as Failure} />}
        <Agenda agenda={plan.agenda} review={record.review !== undefined} onAgenda={(agenda) => change({ agenda })} />
        <section className={classes.part} aria-labelledby="people">
          <h2 id="people">Who comes</h2>
          <div className={classes.pair}>
            <TextInput
              label="Facilitator"
              maxLength={60}
              value={plan.facilitator.name}
              onChange={({ target }) => change({ facilitator: { ...plan.facilitator, name: target.value } })}
            />
            <TextInput
              label="When and where"
              maxLength={200}
              placeholder="Tue 10:00, room 4"
              value={plan.when}
              onChange={({ target }) => change({ when: target.value })}
            />
          </div>
          <Switch
            className={classes.switch ?? ""}
            label="The facilitator votes too"
            checked={plan.facilitator.votes}
            onChange={({ target }) => change({ facilitator: { ...plan.facilitator, votes: target.checked } })}
          />
          <Rows
            items={plan.people}
            thing="person"
            add="Add somebody"
            blank={{ name: "", role: "voter" as Role }}
            onChange={(people) => change({ people })}
          >
            {(person, edit, name) => (
              <>
                <TextInput
                  aria-label={`Name, ${name}`}
                  placeholder="Name"
                  maxLength={60}
                  value={person.name}
                  onChange={({ target }) => edit({ ...person, name: target.value })}
                />
                <Select
                  aria-label={`Role, ${name}`}
                  data={roleChoices}
                  allowDeselect={false}
                  value={person.role}
                  onChange={(role) => role && edit({ ...person, role: role as Role })}
                />
              </>
            )}
          </Rows>
        </section>
        <section className={classes.part} aria-labelledby="rule">
          <h2 id="rule">How it is decided</h2>
          <Radio.Group
            aria-labelledby="rule"
            value={plan.rule}
            onChange={(rule) => change({ rule: rule as WorkshopPlan["rule"] })}
          >
            <Stack gap={10} mt={6}>
              {(["decider", "consent", "majority"] as const).map((rule) => (
                <Radio key={rule} value={rule} label={ruleTexts[rule]} />
              ))}
            </Stack>
          </Radio.Group>
        </section>
        <section className={classes.part} aria-labelledby="weighing">
          <h2 id="weighing">How criteria are weighed</h2>
          <Radio.Group
            aria-labelledby="weighing"
            value={plan.weighing ?? "points"}
            onChange={(weighing) => change({ weighing: weighing as Weighing })}
          >
            <Stack gap={10} mt={6}>
              {weighings.map(({ value, label, about }) => (
                <Radio key={value} value={value} label={label} description={about} />
              ))}
            </Stack>
          </Radio.Group>
        </section>
        <section className={classes.part} aria-labelledby="answers">
          <h2 id="answers">What happens with answers</h2>
          <Switch
            label="Keep answers without names"
            description="Takes at least three voters. It can't be changed once somebody answered. Whoever has this computer could still read its files."
            checked={plan.anonymous}
            onChange={({ target }) =>
              change({
                anonymous: target.checked,
                ...(target.checked && plan.repository === "named" && { repository: "unnamed" }),
              })
            }
          />
          <Radio.Group
            className={classes.keep ?? ""}
            label="The repository gets"
            value={plan.repository}
            onChange={(repository) => change({ repository: repository as WorkshopPlan["repository"] })}
          >
            <Stack gap={10} mt={6}>
              {repositories.map(({ value, label, about }) => (
                <Radio
                  key={value}
                  value={value}
                  label={label}
                  description={about}
                  disabled={plan.anonymous && value === "named"}
                />
              ))}
            </Stack>
          </Radio.Group>
        </section>
      </div>
    </Stage>
  );
}

/** The plan as it is typed, saved a moment later. Rows without a name wait until they have one. */
function usePlan(id: string, first: WorkshopPlan) {
  const { host } = useHost();
  const [plan, setPlan] = useState(first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(first);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const save = useRef<() => Promise<void>>(async () => {});
  save.current = async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const { people, facilitator, ...rest } = latest.current;
    if (agendaFault(rest.agenda)) return;
    const named = people.filter(({ name }) => name.trim() !== "").map((one) => ({ ...one, name: one.name.trim() }));
    const name = facilitator.name.trim() || "Facilitator";
    const next = { ...rest, when: rest.when.trim(), facilitator: { ...facilitator, name }, people: named };
    // One after the other, so that the last one stays.
    const before = saving.current.catch(() => {});
    saving.current = before.then(() => host.session.savePlan({ id, plan: next }));
    await saving.current;
  };
  useEffect(
    () => () => {
      if (timer.current !== undefined) save.current().catch(() => {});
    },
    [],
  );
  const change = (part: Partial<WorkshopPlan>) => {
    latest.current = { ...latest.current, ...part };
    setPlan(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      save.current().then(
        () => setFailure(null),
        (error) => setFailure(failureOf(error)),
      );
    }, 500);
  };
  return { plan, change, failure, settled: () => save.current() };
}

const presets = { full: fullAgenda, quick: quickAgenda, review: reviewAgenda };
const presetNames = Object.keys(presets) as (keyof typeof presets)[];

export function Agenda({
  agenda,
  review = false,
  onAgenda,
}: {
  agenda: AgendaItem[];
  /** Whether a decision is looked at again. */
  review?: boolean;
  onAgenda(agenda: AgendaItem[]): void;
}) {
  const same = (other: readonly AgendaItem[]) => JSON.stringify(other) === JSON.stringify(agenda);
  const preset = presetNames.find((name) => same(presets[name])) ?? "own";
  const set = (step: AgendaItem["step"], minutes: number | null) => {
    const others = new Map(agenda.map((item) => [item.step, item.minutes]));
    if (minutes === null) others.delete(step);
    else others.set(step, minutes);
    onAgenda(workshopSteps.flatMap((one) => (others.has(one) ? [{ step: one, minutes: others.get(one) ?? 1 }] : [])));
  };
  return (
    <section className={classes.part} aria-labelledby="agenda">
      <Row gap={0} justify="between">
        <h2 id="agenda">Agenda</h2>
        <SegmentedControl
          size="xs"
          aria-label="Agenda to begin with"
          value={preset}
          onChange={(value) => {
            if (value !== "own") onAgenda(presets[value as keyof typeof presets].map((item) => ({ ...item })));
          }}
          data={[
            { value: "full", label: "75 minutes" },
            { value: "quick", label: "20 minutes" },
            ...(review ? [{ value: "review", label: "Review, 25 minutes" }] : []),
            { value: "own", label: "Your own", disabled: preset !== "own" },
          ]}
        />
      </Row>
      <ul className={classes.agenda}>
        {workshopSteps.map((step) => {
          const item = agenda.find((one) => one.step === step);
          return (
            <li key={step} data-off={item ? undefined : ""}>
              {compulsorySteps.includes(step) ? (
                <IconLock size={15} stroke={1.6} aria-label="Always there" className={classes.lock} />
              ) : (
                <Switch
                  size="xs"
                  aria-label={`With: ${stepTitles[step]}`}
                  checked={item !== undefined}
                  onChange={({ target }) =>
                    set(step, target.checked ? (fullAgenda.find((one) => one.step === step)?.minutes ?? 5) : null)
                  }
                />
              )}
              <span>{stepTitles[step]}</span>
              {item && (
                <WholeNumber
                  aria-label={`Minutes for: ${stepTitles[step]}`}
                  size="xs"
                  w={86}
                  min={1}
                  max={120}
                  unit="min"
                  value={item.minutes}
                  onChange={(minutes) => minutes !== null && set(step, minutes)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <Text tone="soft" mt={10}>
        <span className="num">{totalMinutes(agenda)}</span> minutes in all
      </Text>
    </section>
  );
}

function Trial({
  id,
  plan,
  begin,
  busy,
}: {
  id: string;
  plan: WorkshopPlan;
  begin(seats: number): void;
  busy: boolean;
}) {
  const { host, info } = useHost();
  const [seats, setSeats] = useState(5);
  // Asked for a moment after the plan was saved.
  const [text, setText] = useState("");
  useEffect(() => {
    void plan;
    const timer = setTimeout(() => {
      host.session.invitation({ id }).then(
        (found) => setText(found.text),
        () => {},
      );
    }, 900);
    return () => clearTimeout(timer);
  }, [host, id, plan]);
  return (
    <>
      <section className={classes.side}>
        <h2>Invitation</h2>
        <p>To copy and send; nothing is sent from here.</p>
        <Textarea aria-label="Invitation" value={text} readOnly autosize minRows={6} maxRows={12} />
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" size="sm" onClick={copy} disabled={text === ""}>
              {copied ? "Copied" : "Copy the invitation"}
            </Button>
          )}
        </CopyButton>
      </section>
      <section className={classes.side}>
        <h2>Rehearse</h2>
        <p>
          Simulated people answer by themselves and nothing is kept.
          {info.can.workshop && " Let your own phone in as well: that tests the network."}
        </p>
        <div className={classes.rehearse}>
          <WholeNumber
            aria-label="Simulated people"
            size="sm"
            w={72}
            min={1}
            max={50}
            value={seats}
            onChange={(people) => people !== null && setSeats(people)}
          />
          <Button variant="default" size="sm" onClick={() => begin(seats)} disabled={busy}>
            Rehearse
          </Button>
        </div>
      </section>
    </>
  );
}
