/** What the projector shows: read from the back of the room, without controls, and without a name beside any answer. */
import { IconCheck } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { isBlind, stepTitles } from "#shared/workshop/agenda";
import type { PresenterState } from "#shared/workshop/state";
import type { View } from "#shared/workshop/view/view";
import { awaitedWords, clockText, oneOrMany, secondsLeft } from "#shared/workshop/words";
import type { Failure } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { Logo } from "../../shell/Logo";
import { Box } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { Qr } from "./Qr";
import { useClock } from "./useClock";
import { useStream } from "./useSession";
import { WallStep } from "./wall/steps";
import classes from "./wall/Wall.module.css";
import { quietWords, riding, timerWords } from "./words";

export function Presenter({ id }: { id: string }) {
  const { host } = useHost();
  const [state, setState] = useState<PresenterState | null>(null);
  const [ahead, setAhead] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  useStream(
    id,
    (signal) => host.session.watchPresenter({ id }, { signal }),
    (next) => {
      setState((before) => (before && before.view.id === next.view.id && before.rev > next.rev ? before : next));
      setAhead(next.now - Date.now());
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
  return <Wall id={id} state={state} ahead={ahead} lost={failure !== null} />;
}

function Wall({
  id,
  state: { view, join },
  ahead,
  lost,
}: {
  id: string;
  state: PresenterState;
  /** Host's clock less this window's. */
  ahead: number;
  lost: boolean;
}) {
  const { host } = useHost();
  const now = useClock(ahead, view.timer.running || view.phase === "countdown");
  const brief = useAsk(() => host.session.brief({ id }), [id, view.brief]);
  const bare = view.step === "discussion" && view.phase !== "countdown";
  return (
    <main className={classes.presenter}>
      <header className={classes.head}>
        <Logo size={44} />
        <Box className={classes.what} grow>
          <Text as="h1" oneLine>
            {view.title}
          </Text>
          <p>{subtitle(view)}</p>
        </Box>
        <Clock view={view} now={now} />
      </header>
      <section className={classes.panel} data-bare={bare ? "" : undefined}>
        {view.phase === "countdown" ? (
          <p className={`num ${classes.count}`}>{Math.max(1, Math.ceil(((view.reveals ?? now) - now) / 1000))}</p>
        ) : (
          brief.state === "ready" && <WallStep view={view} brief={brief.value} join={join} />
        )}
      </section>
      <footer className={classes.foot}>
        <Box className={classes.awaited} grow>
          {lost && <p className={classes.lost}>Reconnecting to the host</p>}
          <Awaited view={view} />
        </Box>
        {join && view.step !== "lobby" && (
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

function subtitle(view: View): string {
  const round = view.opened.rounds.at(-1);
  if (view.phase === "revealed" && round && (view.step === "reveal" || view.step === "again"))
    return `Round ${round.n} is open. ${oneOrMany(view.opened.answered ?? 0, "person", "people")} answered, shown without names.`;
  const cell = view.cells[view.cell];
  if (view.step === "discussion" && cell) {
    const what = `Discuss, ${view.cell + 1} of ${view.cells.length}`;
    return cell.points > 0 ? `${what}. ${riding(cell.points)}.` : `${what}.`;
  }
  return stepTitles[view.step];
}

/** Before the time was started there is none to show. */
function Clock({ view, now }: { view: View; now: number }) {
  if (view.started === null) return null;
  const seconds = secondsLeft(view.timer, now);
  const whole = (view.agenda.find(({ state }) => state === "now")?.minutes ?? 1) * 60;
  const part = Math.max(0, Math.min(1, seconds / whole));
  const length = 2 * Math.PI * 42;
  return (
    <>
      <Text className={classes.quiet} tone="soft">
        {timerWords(view.timer, seconds) ?? quietWords(view)}
      </Text>
      <p className={`num ${classes.clock}`} role="timer">
        {clockText(seconds)}
      </p>
      <svg className={classes.dial} viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r="42" />
        <circle cx="50" cy="50" r="42" data-left="" strokeDasharray={`${part * length} ${length}`} />
      </svg>
    </>
  );
}

/** Who is awaited, or how many are there. */
function Awaited({ view }: { view: View }) {
  const reading = view.step === "reading" && view.opened.comments === null;
  const blind = isBlind(view.step) && view.phase !== "revealed" && (view.step !== "decide" || view.choice !== null);
  if (!reading && !blind) {
    const there = view.people.filter(({ role, state }) => role !== "facilitator" && state === "in").length;
    return <p className={classes.room}>{oneOrMany(there, "person", "people")} in the room</p>;
  }
  const voters = view.people.filter(({ votes }) => votes);
  const shown = voters.length <= 12 ? voters : voters.filter(({ done }) => !done).slice(0, 12);
  return (
    <>
      <p role="status">{awaitedWords(view.counter)}</p>
      <ul>
        {shown.map(({ seat, name, done, state }) => (
          <li key={seat} data-done={done ? "" : undefined}>
            {done ? <IconCheck stroke={2} aria-hidden="true" /> : <i className={classes.ring} aria-hidden="true" />}
            {name}
            {state === "away" && " (away)"}
          </li>
        ))}
      </ul>
    </>
  );
}
