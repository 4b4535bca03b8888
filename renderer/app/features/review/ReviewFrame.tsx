import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import walk from "../../shell/frames/WalkFrame.module.css";
import { useKeys } from "../../shell/keys";
import { Logo } from "../../shell/Logo";
import { type AppRoute, go, hrefOf } from "../../shell/route";
import { KeyCap, KeyHints } from "../../ui/KeyCap";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";

/** The frame of a walk for screens that look back: bars, main and panel, without the six steps. */
export function ReviewFrame({
  id,
  title,
  about,
  at,
  rail,
  panel,
  back,
  hints = [],
  effect,
  actions,
  state,
  children,
}: {
  id: string;
  title: string;
  /** What this is, in the middle of the top bar. */
  about: ReactNode;
  /** Names the place; a new one starts at its top. */
  at: string;
  rail?: ReactNode;
  panel?: { title: string; content: ReactNode } | undefined;
  back: { label: string; to: AppRoute | (() => void) };
  hints?: { keys: string[]; does: string }[];
  effect?: ReactNode;
  actions?: ReactNode;
  /** Saved or not, at the right of the top bar. */
  state?: ReactNode;
  children: ReactNode;
}) {
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the place changes
  useEffect(() => {
    if (main.current) main.current.scrollTop = 0;
    main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [at]);
  const leave = () => (typeof back.to === "function" ? back.to() : go(back.to));
  useKeys({ "Alt+ArrowLeft": leave });
  const shape = [walk.walk, rail && walk.withRail, panel && walk.withPanel].filter(Boolean).join(" ");
  return (
    <div className={shape}>
      <header className={walk.top}>
        <Row className={walk.crumbs} tone="quiet" size="aside">
          <Logo />
          <a href={hrefOf({ at: "start" })}>Decisions</a>
          <span aria-hidden="true">/</span>
          <a href={hrefOf({ at: "record", id, place: null })}>{title || "Untitled"}</a>
        </Row>
        <div>{about}</div>
        <Row gap={4} justify="end">
          {state}
        </Row>
      </header>
      {rail && <aside className={walk.rail}>{rail}</aside>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <main ref={main} className={walk.main} tabIndex={0}>
        {children}
      </main>
      {panel && (
        <aside className={walk.panel} aria-label={panel.title}>
          {panel.content}
        </aside>
      )}
      <footer className={walk.bottom}>
        <div>
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={leave}>
            {back.label}
          </Button>
        </div>
        <KeyHints hints={hints} />
        <Row gap={12} justify="end" className={walk.forward}>
          {effect && (
            <Text as="span" size="aside" tone="soft">
              {effect}
            </Text>
          )}
          {actions}
        </Row>
      </footer>
    </div>
  );
}

/** The one filled button of a step, with its key. */
export function Primary({ label, act, loading }: { label: string; act(): void; loading?: boolean }) {
  useKeys({ Enter: act, "Mod+Enter": act });
  return (
    <Button onClick={act} loading={loading ?? false} rightSection={<KeyCap on="accent">↵</KeyCap>}>
      {label}
    </Button>
  );
}
