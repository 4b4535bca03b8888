import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { BottomBar, Crumbs, useFreshPlace } from "../../shell/frames/bars";
import walk from "../../shell/frames/WalkFrame.module.css";
import { useKeys } from "../../shell/keys";
import { type AppRoute, go, hrefOf } from "../../shell/route";
import { KeyCap } from "../../ui/KeyCap";
import { Row } from "../../ui/layout";

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
  const main = useFreshPlace(at);
  const leave = () => (typeof back.to === "function" ? back.to() : go(back.to));
  useKeys({ "Alt+ArrowLeft": leave });
  const shape = [walk.walk, rail && walk.withRail, panel && walk.withPanel].filter(Boolean).join(" ");
  return (
    <div className={shape}>
      <header className={walk.top}>
        <Crumbs>
          <a href={hrefOf({ at: "record", id, place: null })}>{title || "Untitled"}</a>
        </Crumbs>
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
        <BottomBar back={{ label: back.label, act: leave }} hints={hints} effect={effect}>
          {actions}
        </BottomBar>
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
