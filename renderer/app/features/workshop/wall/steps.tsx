/** What the wall shows at each step. */
import { Fragment } from "react";
import { showDay } from "#shared/base/day";
import { isBlind, stepTitles } from "#shared/workshop/agenda";
import { scaleWords } from "#shared/workshop/given";
import { undecided } from "#shared/workshop/rule";
import { sectionTitle } from "#shared/workshop/sections";
import type { PresenterState } from "#shared/workshop/state";
import type { Brief } from "#shared/workshop/view/brief";
import type { View } from "#shared/workshop/view/view";
import { answersSay, beforeWords, consentLevels, oneOrMany, whoAndWhen, wordCounts } from "#shared/workshop/words";
import { OptionMark } from "../../../widgets/OptionMark";
import { ValueLine } from "../../result/ValueLine";
import { Contributions } from "../Contributions";
import { Qr } from "../Qr";
import { Discussion } from "./Discussion";
import { Few } from "./Few";
import { WallLines } from "./Pages";
import { Reveal } from "./Reveal";
import classes from "./Wall.module.css";

interface StepProps {
  view: View;
  brief: Brief;
}

export function WallStep({ view, brief, join }: StepProps & { join: PresenterState["join"] }) {
  const { step, phase, opened } = view;
  const open = phase === "revealed";
  switch (step) {
    case "lobby":
      return <Lobby view={view} brief={brief} join={join} />;
    case "reading":
      return opened.comments ? (
        <WallLines
          title="Comments and questions"
          rows={8}
          lines={opened.comments.map(({ section, text }) => ({ text, beside: sectionTitle(section, brief) }))}
        />
      ) : (
        <Read view={view} brief={brief} />
      );
    case "criteria":
      return open && opened.criteria ? <Settled view={view} brief={brief} /> : <Asked view={view} brief={brief} />;
    case "points":
      return open && opened.points ? <Points view={view} brief={brief} /> : <Asked view={view} brief={brief} />;
    case "judgements":
      return <Asked view={view} brief={brief} />;
    case "again":
      return open ? <Reveal view={view} brief={brief} /> : <Asked view={view} brief={brief} />;
    case "reveal":
      return <Reveal view={view} brief={brief} />;
    case "discussion":
      return <Discussion view={view} brief={brief} />;
    case "why":
      return <Why view={view} brief={brief} />;
    case "premortem":
      return open ? (
        <Risks view={view} brief={brief} />
      ) : (
        <Options view={view} brief={brief} title="One year on, it failed. Why?" />
      );
    case "decide":
      return view.choice ? (
        <Choice view={view} brief={brief} />
      ) : (
        <Options
          view={view}
          brief={brief}
          title={`${view.people.find(({ role }) => role === "decider")?.name ?? "The facilitator"} chooses`}
        />
      );
    case "followup":
      return <Followup view={view} brief={brief} />;
  }
}

/** While people come: how, large enough for the back of the room. */
function Lobby({ view, brief, join }: StepProps & { join: PresenterState["join"] }) {
  if (!join) return <Options view={view} brief={brief} title={view.question} />;
  return (
    <div className={classes.lobby}>
      <div>
        <p className={classes.verdict}>{view.question}</p>
        <ol>
          <li>Use the Wi-Fi of this room.</li>
          <li>
            Scan the code, or open <b>{join.url.replace("http://", "")}</b>
          </li>
          <li>
            Type <b className={classes.code}>{join.code}</b> where it asks for the code
          </li>
        </ol>
      </div>
      <Qr text={join.join} label="QR code to join" className={classes.qr} />
    </div>
  );
}

function Options({ view, brief, title }: StepProps & { title: string }) {
  return (
    <div className={classes.says}>
      <p className={classes.verdict}>{title}</p>
      <ul className={classes.options} data-many={brief.options.length > 3 ? "" : undefined}>
        {brief.options.map(({ id, title: option, summary }, n) => (
          <li key={id}>
            <OptionMark n={n} size={30} />
            <span>
              <b>{option}</b>
              {summary}
            </span>
          </li>
        ))}
      </ul>
      {view.step === "decide" && view.result && <p>{answersSay(view.result)}</p>}
      {isBlind(view.step) && <p>{view.promise}</p>}
    </div>
  );
}

/** The brief, for whoever has no phone at hand. */
function Read({ view, brief }: StepProps) {
  return (
    <div className={`${classes.says} ${classes.brief}`}>
      {view.question !== view.title && <p className={classes.verdict}>{view.question}</p>}
      {brief.before && <p>Decided before: {beforeWords(brief.before)}</p>}
      {brief.problem && <p>{brief.problem}</p>}
      {brief.scope && <p>{brief.scope}</p>}
      <ul className={classes.options} data-many="">
        {brief.options.map(({ id, title, summary }, n) => (
          <li key={id}>
            <OptionMark n={n} size={30} />
            <span>
              <b>{title}</b>
              {summary}
            </span>
          </li>
        ))}
      </ul>
      <p>Judged by: {brief.criteria.map(({ title }) => title).join(", ")}. All of it is on every phone.</p>
    </div>
  );
}

/** What is being answered while it is hidden. */
function Asked({ view, brief }: StepProps) {
  const again = view.step === "again";
  const asked = brief.criteria.filter(({ id }) => !again || view.cells.some(({ criterion }) => criterion === id));
  const votable = ({ id }: Brief["criteria"][number]) => view.step === "criteria" && view.votable.includes(id);
  const mayChangeFirst = [...asked.filter(votable), ...asked.filter((one) => !votable(one))];
  const titles: Partial<Record<View["step"], string>> = {
    criteria: "Is this what we judge by? What is missing?",
    points: "How much does each count?",
    judgements: "What we answer, each on our own",
    again: "What we judge again",
  };
  const musts =
    view.step === "criteria" ? brief.mustHaves.map(({ statement }) => ({ text: statement, beside: "must-have" })) : [];
  return (
    <div className={classes.asked}>
      <WallLines
        title={titles[view.step] ?? stepTitles[view.step]}
        rows={7}
        lines={[
          ...mayChangeFirst.map((criterion) => {
            const { id, title, question } = criterion;
            const about = question || scaleWords(criterion);
            return {
              letters: title.length + about.length,
              text: (
                <>
                  <b>{title}</b> {about}
                </>
              ),
              beside: view.step === "criteria" && view.votable.includes(id) ? "may change" : null,
            };
          }),
          ...musts,
        ]}
      />
      <p>{view.promise}</p>
    </div>
  );
}

const outcomes = { keep: "kept", merge: "merged", drop: "dropped" };

/** What people would change, with counts, and what was made of it. */
function Settled({ view, brief }: StepProps) {
  const { criteria } = view.opened;
  if (!criteria) return null;
  const { words, proposals, settled } = criteria;
  const counted = (id: string) => {
    const counts = words.find(({ criterion }) => criterion === id);
    return counts && counts.keep + counts.merge + counts.drop > 0 ? wordCounts(counts) : null;
  };
  const made = (id: string) => (settled[id] ? outcomes[settled[id].how] : null);
  const others = brief.criteria.filter(({ id }) => !proposals.some((one) => one.id === id));
  const touched = ({ id }: { id: string }) => counted(id) !== null || made(id) !== null;
  const inUse = [...others.filter(touched), ...others.filter((one) => !touched(one))];
  return (
    <WallLines
      title="What we judge by"
      rows={8}
      lines={[
        ...proposals.map(({ id, kind, text }) => ({
          letters: text.length + kind.length + 10,
          text: (
            <>
              <b>{text}</b> {kind === "criterion" ? "proposed" : "proposed must-have"}
            </>
          ),
          beside: [counted(id), made(id) ?? "open"].filter(Boolean).join(", "),
        })),
        ...inUse.map(({ id, title }) => ({
          text: title,
          beside: [counted(id), made(id)].filter(Boolean).join(", ") || null,
        })),
        ...brief.mustHaves
          .filter(({ id }) => !proposals.some((one) => one.id === id))
          .map(({ id, statement }) => ({ text: statement, beside: made(id) ?? "must-have" })),
      ]}
    />
  );
}

function Points({ view, brief }: StepProps) {
  const { points } = view.opened;
  if (!points || points.withheld) return <Few />;
  const span = (values: number[]) => {
    const low = Math.round(values[0] ?? 0);
    const high = Math.round(values.at(-1) ?? 0);
    return low === high ? `all ${low}` : `${low} to ${high}`;
  };
  return (
    <WallLines
      title="How the points fell, of 100"
      rows={8}
      lines={points.shares.map(({ criterion, values }) => ({
        text: brief.criteria.find(({ id }) => id === criterion)?.title ?? criterion,
        beside: span(values),
        range: [values[0] ?? 0, values.at(-1) ?? 0],
      }))}
    />
  );
}

/** So many bars have room under the value line. */
const mostBars = 7;

function Why({ view, brief }: StepProps) {
  const { result } = view;
  if (!result) return <Few />;
  const [first, second] = Object.entries(result.values).toSorted(([, a], [, b]) => b - a);
  const gap = first && second ? { leader: first[0], over: second[0], value: first[1] - second[1] } : null;
  return (
    <div className={classes.why}>
      <p className={classes.verdict}>{result.headline}</p>
      <p>{result.lead}</p>
      <div className={classes.valueline}>
        <ValueLine options={brief.options} values={result.values} gap={gap} />
      </div>
      <Contributions result={result} brief={brief} most={mostBars} />
    </div>
  );
}

/** What could go wrong with each, the most dots first. */
function Risks({ view, brief }: StepProps) {
  const risks = (view.opened.risks ?? []).toSorted((a, b) => b.dots - a.dots);
  const groups = [
    ...brief.options.map(({ id, title }, n) => ({
      key: id,
      title: `${title} failed because`,
      n,
      of: risks.filter((one) => one.option === id),
    })),
    { key: "loser", title: "For the option that loses", n: -1, of: risks.filter(({ option }) => option === undefined) },
  ].filter(({ of }) => of.length > 0);
  const lines = groups.flatMap(({ key, title, n, of }) =>
    of.map(({ id, text, dots }, i) => ({
      // The heading of a group takes a line of its own.
      letters: text.length + (i === 0 ? 110 : 0),
      text: (
        <Fragment key={id}>
          {i === 0 && (
            <b className={classes.group} data-key={key}>
              {n >= 0 && <OptionMark n={n} size={26} />} {title}
            </b>
          )}
          {text}
        </Fragment>
      ),
      beside: `${"●".repeat(Math.min(dots, 12))} ${oneOrMany(dots, "dot")}`.trim(),
    })),
  );
  return <WallLines title="One year on, it failed. Why?" rows={8} lines={lines} />;
}

/** So many dissents have room under the counts; all stand on the phones. */
const mostDissents = 2;

function Choice({ view, brief }: StepProps) {
  const { choice } = view;
  const { consent } = view.opened;
  const open = undecided(view);
  return (
    <div className={classes.says}>
      <Chosen option={choice?.option ?? null} brief={brief} />
      <p>{choice?.reason}</p>
      {choice?.overrule && <p>Against the recommendation: {choice.overrule}</p>}
      {!consent && <p>How far do you go along? Each on your own, from 0 to 5:</p>}
      {(!consent || consent.counts) && (
        <ul className={classes.levels} aria-label="How far we go along">
          {consentLevels.map(({ told }, level) => {
            const count = consent?.counts?.[level];
            return (
              <li key={told} data-said={count ? "" : undefined}>
                <span>{told}</span>
                <b className="num">{consent ? count : level}</b>
              </li>
            );
          })}
        </ul>
      )}
      {!consent && <p>{view.promise}</p>}
      {open && (
        <p role="status">
          <b>{open}</b>
        </p>
      )}
      {consent?.dissent.slice(0, mostDissents).map(({ who, text }) => (
        <blockquote key={text}>
          {text}
          {who && <small>{who}</small>}
        </blockquote>
      ))}
    </div>
  );
}

function Chosen({ option, brief }: { option: string | null; brief: Brief }) {
  const n = brief.options.findIndex(({ id }) => id === option);
  return (
    <p className={classes.verdict}>
      {n >= 0 ? (
        <>
          <OptionMark n={n} size={44} /> {brief.options[n]?.title}
        </>
      ) : (
        "Postponed"
      )}
    </p>
  );
}

function Followup({ view, brief }: StepProps) {
  const { actions, review } = view.followUp;
  return (
    <div className={classes.says}>
      {view.choice && <Chosen option={view.choice.option} brief={brief} />}
      <WallLines
        title="What follows"
        rows={5}
        empty="No actions yet."
        lines={actions.map((action) => ({ text: action.what, beside: whoAndWhen(action) }))}
      />
      {review && <p>We look at it again on {showDay(review)}.</p>}
    </div>
  );
}
