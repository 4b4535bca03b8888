import { IconArrowsSplit2, IconBook2, IconSettings, IconTrash, type TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { hrefOf, type Route } from "../route";
import classes from "./Home.module.css";
import { Logo } from "./Logo";

const places: { at: "start" | "playbooks" | "trash" | "settings"; label: string; icon: TablerIcon; low?: true }[] = [
  { at: "start", label: "Decisions", icon: IconArrowsSplit2 },
  { at: "playbooks", label: "Playbooks", icon: IconBook2 },
  { at: "trash", label: "Trash", icon: IconTrash },
  { at: "settings", label: "Settings", icon: IconSettings, low: true },
];

/** The frame of the screens outside a record: navigation at the left, no bars. */
export function Home({
  at,
  title,
  tools,
  counts = {},
  children,
}: {
  at: Route["at"];
  title: string;
  tools?: ReactNode;
  counts?: Partial<Record<Route["at"], number>>;
  children: ReactNode;
}) {
  return (
    <div className={classes.home}>
      <nav className={classes.nav} aria-label="Adroit">
        <a className={classes.name} href={hrefOf({ at: "start" })}>
          <Logo /> Adroit
        </a>
        <ul>
          {places.map((place) => (
            <li key={place.at} data-low={place.low ? "" : undefined}>
              <a href={hrefOf({ at: place.at })} aria-current={place.at === at ? "page" : undefined}>
                <place.icon size={17} stroke={1.6} aria-hidden="true" />
                <span>{place.label}</span>
                {counts[place.at] !== undefined && <span className={`num ${classes.count}`}>{counts[place.at]}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main className={classes.main}>
        <header className={classes.head}>
          <h1 tabIndex={-1}>{title}</h1>
          {tools && <div className={classes.tools}>{tools}</div>}
        </header>
        {children}
      </main>
    </div>
  );
}
