import {
  IconArrowsSplit2,
  IconBook2,
  IconCalendarEvent,
  IconFolder,
  IconSettings,
  IconTrash,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useHost } from "../../host/HostContext";
import { Row } from "../../ui/layout";
import { Logo } from "../Logo";
import { hrefOf, type Route } from "../route";
import classes from "./HomeFrame.module.css";

const places: { to: Route; label: string; icon: TablerIcon; low?: true }[] = [
  { to: { at: "start" }, label: "Decisions", icon: IconArrowsSplit2 },
  { to: { at: "due" }, label: "Due for review", icon: IconCalendarEvent },
  { to: { at: "repository", root: null, open: null }, label: "Repository", icon: IconFolder },
  { to: { at: "playbooks" }, label: "Playbooks", icon: IconBook2 },
  { to: { at: "trash" }, label: "Trash", icon: IconTrash },
  { to: { at: "settings" }, label: "Settings", icon: IconSettings, low: true },
];

/** The frame of the screens outside a record: navigation at the left, no bars. */
export function HomeFrame({
  at,
  title,
  beside,
  tools,
  counts = {},
  panel,
  children,
}: {
  at: Route["at"];
  title: string;
  /** Small, after the title. */
  beside?: ReactNode;
  tools?: ReactNode;
  counts?: Partial<Record<Route["at"], number>>;
  /** With a panel at the right the navigation is icons alone, and main keeps to the window's height. */
  panel?: { title: string; content: ReactNode } | null;
  children: ReactNode;
}) {
  const { settings } = useHost();
  const numbers = { repository: settings.repositories.length || undefined, ...counts };
  const compact = panel !== undefined;
  return (
    <div className={classes.home} data-compact={compact ? "" : undefined} data-panel={panel ? "" : undefined}>
      <nav className={classes.nav} aria-label="Adroit">
        <a className={classes.name} href={hrefOf({ at: "start" })}>
          <Logo /> <span>Adroit</span>
        </a>
        <ul>
          {places.map((place) => {
            const number = numbers[place.to.at as keyof typeof numbers];
            return (
              <li key={place.label} data-low={place.low ? "" : undefined}>
                <a
                  href={hrefOf(place.to)}
                  aria-current={place.to.at === at ? "page" : undefined}
                  title={compact ? place.label : undefined}
                >
                  <place.icon size={17} aria-hidden="true" />
                  <span>{place.label}</span>
                  {number !== undefined && !compact && (
                    <span className={`num ${classes.count}`} data-due={place.to.at === "due" ? "" : undefined}>
                      {number}
                    </span>
                  )}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      <main className={classes.main}>
        <header className={classes.head}>
          <Row gap={12} align="baseline" className={classes.title}>
            <h1 tabIndex={-1}>{title}</h1>
            {beside}
          </Row>
          {tools && <Row gap={10}>{tools}</Row>}
        </header>
        {children}
      </main>
      {panel && (
        <aside className={classes.panel} aria-label={panel.title}>
          {panel.content}
        </aside>
      )}
    </div>
  );
}
