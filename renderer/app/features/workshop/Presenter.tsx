/** What the projector shows: read from the back of the room, without controls, and without a name beside any answer. */
import { IconCheck } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { isBlind, stepTitles } from "#shared/workshop/agenda";
import type { PresenterState } from "#shared/workshop/state";
import type { Brief } from "#shared/workshop/view/brief";
import type { View } from "#shared/workshop/view/view";
import type { Failure } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { Logo } from "../../shell/Logo";
import { OptionMark } from "../../widgets/OptionMark";
import classes from "./Presenter.module.css";
import { Qr } from "./Qr";
import { Strip } from "./Strip";
import { inOrder } from "./steps/Revealed";
import { useClock } from "./useClock";
import { usePages } from "./usePages";
import { useStream } from "./useSession";
import {
  awaitedWords,
  clockText,
  differs,
  names,
  quiet,
  quietOpen,
  riding,
  secondsLeft,
  timerWords,
  wordCounts,
} from "./words";

export function Presenter({ id }: { id: string }) {
  const { host } = useHost();
  const [state, setState] = useState<PresenterState | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useStream(
    id,
    (signal) => host.session.watchPresenter({ id }, { signal }),
    (next) => {
      setState((before) => (before && before.view.id === next.view.id && before.rev > next.rev ? before : next));
      setFailure(null);
    },
    setFailure,
  );
  useEffect(() => {
    document.title = "Presenter view - Adroit";
  }, []);
  const over = failure?.code === "NOT_FOUND";
  if (!state || over)
    return (
      <main className={`${classes.presenter} ${classes.alone}`}>
        <h1>
          {over ? (state ? "The workshop is over" : "No workshop runs on this decision") : (failure?.message ?? "")}
        </h1>
      </main>
    );
  return <Shown id={id} state={state} lost={failure !== null} />;
}

function Shown({ id, state: { view, join, now: sent }, lost }: { id: string; state: PresenterState; lost: boolean }) {
  const { host } = useHost();
  const [ahead] = useAhead(sent);
  const now = useClock(ahead, view.timer.running || view.phase === "countdown");
  const brief = useAsk(() => host.session.brief({ id }), [id, view.brief]);
  const seconds = secondsLeft(view.timer, now);
  const whole = (view.agenda.find(({ state }) => state === "now")?.minutes ?? 1) * 60;
  const words = timerWords(view.timer, seconds);
  const votersIn = view.people.filter(({ votes }) => votes);
  const waits = (isBlind(view.step) && view.phase !== "revealed") || view.step === "reading";
  return (
    <main className={classes.presenter}>
      <header className={classes.head}>
        <Logo size={44} />
        <div className={classes.what}>
          <h1>{view.title}</h1>
          <p>{subtitle(view)}</p>
        </div>
        <p className={classes.quiet}>
          {words ?? ((view.phase === "revealed" && quietOpen[view.step]) || quiet[view.step])}
        </p>
        <p className={`num ${classes.clock}`} role="timer">
          {clockText(seconds)}
        </p>
        <Ring part={Math.max(0, Math.min(1, seconds / whole))} />
      </header>
      <section className={classes.panel}>
        {view.phase === "countdown" ? (
          <p className={`num ${classes.count}`}>{Math.max(1, Math.ceil(((view.reveals ?? now) - now) / 1000))}</p>
        ) : (
          brief.state === "ready" && <Content view={view} brief={brief.value} />
        )}
      </section>
      <footer className={classes.foot}>
        <div className={classes.awaited}>
          {lost && <p className={classes.lost}>Reconnecting to the host</p>}
          {waits ? (
            <>
              <p role="status">{awaitedWords(view)}</p>
              <ul>
                {(votersIn.length <= 12 ? votersIn : votersIn.filter(({ done }) => !done).slice(0, 12)).map(
                  ({ seat, name, done, state }) => (
                    <li key={seat} data-done={done ? "" : undefined}>
                      {done ? (
                        <IconCheck stroke={2} aria-hidden="true" />
                      ) : (
                        <i className={classes.ring} aria-hidden="true" />
                      )}
                      {name}
                      {state === "away" && " (away)"}
                    </li>
                  ),
                )}
              </ul>
            </>
          ) : (
            <p className={classes.room}>
              {view.people.length === 2 ? "One person" : `${view.people.length - 1} people`} in the room
            </p>
          )}
        </div>
        {join && (
          <div className={classes.join}>
            <div>
              <p>Join with</p>
              <p className={classes.code}>{join.code}</p>
              <p className={classes.url}>{join.url.replace("http://", "")}</p>
            </div>
            <Qr text={join.join} label="QR code to join" className={classes.qr} />
          </div>
        )}
      </footer>
    </main>
  );
}

/** The difference of clocks, taken anew with every state. */
function useAhead(sent: number): [number] {
  const [ahead, setAhead] = useState(() => sent - Date.now());
  useEffect(() => setAhead(sent - Date.now()), [sent]);
  return [ahead];
}

function subtitle(view: View): string {
  const round = view.opened.rounds.at(-1);
  if (view.phase === "revealed" && round && (view.step === "reveal" || view.step === "again"))
    return `Round ${round.n} is open. ${round.ballots} ${round.ballots === 1 ? "answer" : "answers"}, shown without names.`;
  return stepTitles[view.step];
}

function Ring({ part }: { part: number }) {
  const length = 2 * Math.PI * 42;
  return (
    <svg className={classes.dial} viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="42" />
      <circle cx="50" cy="50" r="42" data-left="" strokeDasharray={`${part * length} ${length}`} />
    </svg>
  );
}

function Content({ view, brief }: { view: View; brief: Brief }) {
  const { step, phase, opened } = view;
  const open = phase === "revealed";
  if ((step === "reveal" || step === "again") && open) return <Rows view={view} brief={brief} />;
  if (step === "discussion") return <Rows view={view} brief={brief} only={view.cells[view.cell]?.criterion} />;
  if (step === "reading" && opened.comments)
    return (
      <Lines title="Comments and questions" lines={opened.comments.map(({ text, who }) => ({ text, beside: who }))} />
    );
  if (step === "criteria" && opened.criteria)
    return (
      <Lines
        title="What the room would change"
        lines={opened.criteria.words.map(({ criterion, ...counts }) => ({
          text: brief.criteria.find(({ id }) => id === criterion)?.title ?? criterion,
          beside: wordCounts(counts),
        }))}
      />
    );
  if (step === "points" && opened.points && !opened.points.withheld)
    return (
      <Lines
        title="How the points fell, of 100"
        lines={opened.points.shares.map(({ criterion, values }) => ({
          text: brief.criteria.find(({ id }) => id === criterion)?.title ?? criterion,
          beside: span(values),
          range: [values[0] ?? 0, values.at(-1) ?? 0],
        }))}
      />
    );
  if (step === "premortem" && opened.risks)
    return (
      <Lines
        title="What could go wrong"
        lines={opened.risks
          .toSorted((a, b) => b.dots - a.dots)
          .map(({ text, dots }) => ({ text, beside: dots === 0 ? null : `${dots} ${dots === 1 ? "dot" : "dots"}` }))}
      />
    );
  if (step === "why" && view.result)
    return (
      <div className={classes.says}>
        <p className={classes.verdict}>{view.result.headline}</p>
        <p>{view.result.lead}</p>
        <ul className={classes.values}>
          {brief.options.map(({ id, title }, n) => (
            <li key={id}>
              <OptionMark n={n} size={32} /> {title}
              <b className="num">{Math.round(100 * (view.result?.values[id] ?? 0))}</b>
            </li>
          ))}
        </ul>
      </div>
    );
  if ((step === "decide" || step === "followup") && view.choice) return <Choice view={view} brief={brief} />;
  return <Waiting view={view} brief={brief} />;
}

function span(values: number[]): string {
  const low = Math.round(values[0] ?? 0);
  const high = Math.round(values.at(-1) ?? 0);
  return low === high ? `all ${low}` : `${low} to ${high}`;
}

/** While people answer or read: what is decided, and nothing of what they say. */
function Waiting({ view, brief }: { view: View; brief: Brief }) {
  return (
    <div className={classes.says}>
      <p className={classes.verdict}>{view.step === "lobby" ? view.question : stepTitles[view.step]}</p>
      <ul className={classes.options}>
        {brief.options.map(({ id, title, summary }, n) => (
          <li key={id}>
            <OptionMark n={n} size={30} />
            <span>
              <b>{title}</b>
              {view.step === "lobby" || view.step === "reading" ? summary : ""}
            </span>
          </li>
        ))}
      </ul>
      {isBlind(view.step) && <p>{view.promise}</p>}
    </div>
  );
}

function Choice({ view, brief }: { view: View; brief: Brief }) {
  const { choice, followUp } = view;
  const { consent } = view.opened;
  const n = brief.options.findIndex(({ id }) => id === choice?.option);
  return (
    <div className={classes.says}>
      <p className={classes.verdict}>
        {n >= 0 ? (
          <>
            <OptionMark n={n} size={44} /> {brief.options[n]?.title}
          </>
        ) : (
          "Postponed"
        )}
      </p>
      <p>{choice?.reason}</p>
      {consent?.counts && (
        <ul className={classes.levels} aria-label="Consent from 0 to 5">
          {consent.counts.map((count, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the level
            <li key={level} data-said={count > 0 ? "" : undefined}>
              <b className="num">{count}</b>
              <span className="num">say {level}</span>
            </li>
          ))}
        </ul>
      )}
      {view.step === "followup" && followUp.actions.length > 0 && (
        <ul className={classes.actions}>
          {followUp.actions.slice(0, 4).map(({ what, owner }) => (
            <li key={what}>{[what, owner].filter(Boolean).join(", ")}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Rows of a page, and marks that a row of that height can stack. */
const tall = { rows: 3, stack: 5 };
const low = { rows: 4, stack: 3 };
function Rows({ view, brief, only }: { view: View; brief: Brief; only?: string | undefined }) {
  const round = view.opened.rounds.at(-1);
  const all = inOrder(view, brief).filter(({ id }) =>
    only ? id === only : view.step !== "again" || view.cells.some(({ criterion }) => criterion === id),
  );
  const most = Math.max(0, ...(round?.cells ?? []).flatMap(({ counts }) => counts ?? []));
  const page = most > low.stack && most <= tall.stack ? tall : low;
  const { shown, words } = usePages(all, page.rows);
  const said = only
    ? [
        ...(round?.reasons.find(({ criterion }) => criterion === only)?.texts ?? []),
        ...view.notes.filter(({ criterion }) => criterion === only).map(({ text }) => text),
      ]
    : [];
  if (!round || round.withheld)
    return <p className={classes.few}>Too few answers to show any without showing whose they are.</p>;
  return (
    <div className={classes.page} data-only={only ? "" : undefined} data-tall={page === tall ? "" : undefined}>
      <table className={classes.rows}>
        <thead>
          <tr>
            <th>{words ? `Criterion, ${words}` : "Criterion"}</th>
            {brief.options.map(({ id, title }, n) => (
              <th key={id} style={{ width: `${53 / brief.options.length}%` }}>
                <span className={classes.option}>
                  <OptionMark n={n} size={28} /> {title}
                </span>
              </th>
            ))}
            <th>What to talk about</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, title }) => {
            const at = view.cells.findIndex(({ criterion }) => criterion === id);
            const cell = view.cells[at];
            const weight = round.weights[id];
            return (
              <tr key={id}>
                <th scope="row">
                  {title}
                  {weight !== undefined && <small>{Math.round(100 * weight)} of 100 points, on average</small>}
                </th>
                {brief.options.map((option, n) => {
                  const found = round.cells.find((one) => one.criterion === id && one.option === option.id);
                  return (
                    <td key={option.id}>
                      <Strip
                        n={n}
                        title={`${title}, ${option.title}`}
                        counts={found?.counts ?? null}
                        unknown={found?.unknown ?? null}
                        stack={only ? 9 : page.stack}
                      />
                    </td>
                  );
                })}
                <td className={classes.talk}>
                  {cell && (
                    <>
                      <b className={classes.number} data-now={only || at === 0 ? "" : undefined}>
                        {at + 1}
                      </b>
                      <span>
                        <strong>{cell.points > 0 ? riding(cell.points) : "Worth a word"}</strong>
                        {only && cell.top.length + cell.bottom.length > 0
                          ? `${names([...cell.top, ...cell.bottom])} first`
                          : cell.about
                            ? differs[cell.about]
                            : ""}
                      </span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {said.length > 0 && (
        <ul className={classes.said}>
          {said.slice(0, 4).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Line {
  text: string;
  beside: string | null;
  /** From and to, of 100. */
  range?: [number, number];
}

function Lines({ title, lines }: { title: string; lines: Line[] }) {
  const { shown, words } = usePages(lines, 6);
  return (
    <div className={classes.lines}>
      <h2>
        {title}
        {words && `, ${words}`}
      </h2>
      <ul>
        {shown.map(({ text, beside, range }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: texts have no id
          <li key={i}>
            <span>{text}</span>
            {range && (
              <span className={classes.range} aria-hidden="true">
                <i style={{ left: `${range[0]}%`, width: `${range[1] - range[0]}%` }} />
              </span>
            )}
            {beside && <small>{beside}</small>}
          </li>
        ))}
      </ul>
      {lines.length === 0 && <p>Nothing was written.</p>}
    </div>
  );
}
