/** @jsxImportSource preact */
/** What every screen of the phone is made of. */
import type { ComponentChildren } from "preact";
import { useContext, useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Timer } from "#shared/workshop/session";
import { clockText, secondsLeft } from "#shared/workshop/words";
import { optionClass, optionLooks } from "../../options";
import { AloneContext } from "./alone";

const paths = {
  back: "M19 12H5M11 6l-6 6 6 6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3 2",
  hidden:
    "M3.5 3.5l17 17M10 6.2A9 9 0 0 1 21 12a13 13 0 0 1-2.1 2.9M6.6 7.3A13 13 0 0 0 3 12c2 3.600 5 5.500 9 5.500a9 9 0 0 0 4-.9M10.500 10.600a2 2 0 0 0 2.900 2.900",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  evidence: "M5 4h9l5 5v11H5zM14 4v5h5M8 13h8M8 16.500h8",
  people:
    "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7M3 20v-1a5 5 0 0 1 5-5h2a5 5 0 0 1 5 5v1M16 4.300a3.500 3.500 0 0 1 0 6.400M18 14.500a5 5 0 0 1 3 4.500v1",
  adroit: "M12 20v-6.500L6.500 8M12 13.500L17.500 8M5.500 7h.01M18.500 7h.01",
};

export function Icon({ name, size = 22 }: { name: keyof typeof paths; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

const marks = [
  "M12 2.500a9.500 9.500 0 1 0 0 19 9.500 9.500 0 0 0 0-19z",
  "M12 1l11 11-11 11L1 12z",
  "M12 2l10.500 19h-21z",
  "M3 3h18v18H3z",
  "M8.500 2h7v6.500H22v7h-6.500V22h-7v-6.500H2v-7h6.500z",
];

/** The mark of the nth option: shape before hue. */
export function Mark({ n, size = 16 }: { n: number; size?: number }) {
  return (
    <svg class={`mark ${optionClass(n)}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={marks[n % optionLooks]} />
    </svg>
  );
}

/** A screen on which there is nothing to do. */
export function Notice({
  title,
  text,
  act,
  offline = false,
  promise,
}: {
  title: string;
  text: string;
  act?: { does: string; run(): void };
  offline?: boolean;
  promise?: string;
}) {
  return (
    <div class="phone">
      <Offline offline={offline} />
      <main class="notice">
        <h1>{title}</h1>
        <p role="status">{text}</p>
      </main>
      {(act || promise) && (
        <footer>
          {promise && <Promised text={promise} />}
          {act && (
            <div class="actions">
              <button type="button" class="primary" onClick={act.run}>
                {act.does}
              </button>
            </div>
          )}
        </footer>
      )}
    </div>
  );
}

export function Offline({ offline }: { offline: boolean }) {
  return (
    <div role="status" class="lost">
      {offline && "Reconnecting. Your answers are kept"}
    </div>
  );
}

export function Promised({ text }: { text: string }) {
  return (
    <p class="promise">
      <Icon name="hidden" />
      <span>{text}</span>
    </p>
  );
}

/** The host's clock, anew every quarter of a second while `running`. */
export function useClock(ahead: number, running: boolean): number {
  const [now, setNow] = useState(Date.now() + ahead);
  useEffect(() => {
    setNow(Date.now() + ahead);
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now() + ahead), 250);
    return () => clearInterval(timer);
  }, [ahead, running]);
  return now;
}

/** "3:20 left", and words for the last half minute. */
export function timeLeftText(timer: Timer, now: number): string {
  const left = secondsLeft(timer, now);
  if (left <= 0) return "Time. Finish your line.";
  if (!timer.running) return `Paused at ${clockText(left)}`;
  return left <= 30 ? "30 seconds left" : `${clockText(left)} left`;
}

export function TimeLeft({ timer, ahead }: { timer: Timer; ahead: number }) {
  const now = useClock(ahead, timer.running);
  if (useContext(AloneContext)) return null;
  return (
    <span class="time num">
      <Icon name="clock" size={18} /> {timeLeftText(timer, now)}
    </span>
  );
}

/** What keeps one from going on, said as soon as it stands there. */
export function FaultLine({ fault }: { fault: string | null }) {
  return fault ? (
    <p class="fault" role="alert">
      {fault}
    </p>
  ) : null;
}

/** The frame of a step: progress and time on top, promise and buttons at the bottom. */
export function Screen({
  title,
  hint,
  segments,
  where,
  time,
  children,
  foot,
  mark,
}: {
  title: string;
  hint?: ComponentChildren;
  /** How far one is: done, of how many. */
  segments?: { done: number; of: number };
  where: string;
  time?: ComponentChildren;
  children?: ComponentChildren;
  foot?: ComponentChildren;
  /** Changes with the place, so that the new one starts at its top. */
  mark: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the place changes
  useLayoutEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const screen = heading.current?.closest(".phone");
    screen?.querySelector("main")?.scrollTo(0, 0);
    if (screen?.parentElement?.id === "phone") window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [mark]);
  return (
    <>
      <header>
        {segments && segments.of > 1 && (
          <div class="segments" aria-hidden="true">
            {Array.from({ length: segments.of }, (_, i) => (
              <i
                key={i}
                data-on={i < segments.done ? "" : undefined}
                data-half={i === segments.done ? "" : undefined}
              />
            ))}
          </div>
        )}
        <div class="where">
          <span>{where}</span>
          {time}
        </div>
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {hint && <p class="hint">{hint}</p>}
        {children}
      </main>
      {foot && <footer>{foot}</footer>}
    </>
  );
}

/** Text that is put in while it is typed, a moment after the last key and at the latest when the field is left. */
export function Typed({
  label,
  value,
  onText,
  rows = 1,
  max = 500,
  hideLabel = false,
  placeholder,
  focused = false,
}: {
  label: string;
  value: string;
  onText(text: string): void;
  rows?: number;
  max?: number;
  hideLabel?: boolean;
  placeholder?: string;
  /** It was asked for just now, so one goes on typing in it. */
  focused?: boolean;
}) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // At once: an effect comes after the next frame, and what was typed until then would be lost.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useLayoutEffect(() => {
    if (focused) field.current?.focus();
  }, []);
  const [text, setText] = useState(value);
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef({ text, value, onText });
  latest.current = { text, value, onText };
  const put = () => {
    clearTimeout(pending.current);
    pending.current = undefined;
    if (latest.current.text !== latest.current.value) latest.current.onText(latest.current.text);
  };
  useEffect(() => {
    if (pending.current === undefined) setText(value);
  }, [value]);
  // Leaving the screen takes the last letters along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the end
  useEffect(() => put, []);
  const props = {
    value: text,
    maxLength: max,
    // A browser that restores its windows writes down what stands in fields, unless they say so.
    autocomplete: "off" as const,
    ...(placeholder && { placeholder }),
    onInput: (event: { currentTarget: { value: string } }) => {
      setText(event.currentTarget.value);
      clearTimeout(pending.current);
      pending.current = setTimeout(put, 600);
    },
    onBlur: put,
  };
  const id = useId();
  return (
    <div class="field">
      <label for={id} class={hideLabel ? "visually-hidden" : undefined}>
        {label}
      </label>
      {rows > 1 ? <textarea ref={field} id={id} rows={rows} {...props} /> : <input ref={field} id={id} {...props} />}
    </div>
  );
}

/** Options in an order of this person's own, the same at every look, so that none is first for all. */
export function shuffledFor<T extends { id: string }>(items: readonly T[], person: string): T[] {
  const rank = (id: string) => {
    let hash = 2166136261;
    for (const letter of `${person} ${id}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
    return (hash ^ (hash >>> 13)) >>> 0;
  };
  return [...items].sort((a, b) => rank(a.id) - rank(b.id));
}
