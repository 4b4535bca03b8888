import {
  IconArrowsSplit2,
  IconBook2,
  IconCalendarEvent,
  IconCommand,
  IconFolder,
  IconGitBranch,
  IconSettings,
  IconTrash,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useHost } from "../../host/HostContext";
import items from "../../ui/items.module.css";
import { KeyCap } from "../../ui/KeyCap";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { useCommands } from "../Commands";
import { Logo } from "../Logo";
import { type AppRoute, hrefOf } from "../route";
import classes from "./HomeFrame.module.css";

const allPlaces: { to: AppRoute; label: string; icon: TablerIcon }[] = [
  { to: { at: "start" }, label: "Decisions", icon: IconArrowsSplit2 },
  { to: { at: "due" }, label: "Due for review", icon: IconCalendarEvent },
  { to: { at: "repository", root: null, open: null }, label: "Repository", icon: IconFolder },
  { to: { at: "playbooks" }, label: "Playbooks", icon: IconBook2 },
  { to: { at: "trash" }, label: "Trash", icon: IconTrash },
  { to: { at: "settings" }, label: "Settings", icon: IconSettings },
];

/** The frame of the screens outside a record: navigation at the left, no bars. */
export function HomeFrame({
  at,
  title,
  beside,
  tools,
  counts = {},
  panel,
  fixed = false,
  children,
}: {
  at: AppRoute["at"];
  title: string;
  /** Small, after the title. */
  beside?: ReactNode;
  tools?: ReactNode;
  counts?: Partial<Record<AppRoute["at"], number>>;
  /** With a panel at the right the navigation is icons alone. */
  panel?: { title: string; content: ReactNode } | null;
  /** Main keeps to the window's height, and what is in it scrolls. */
  fixed?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes.home} data-fixed={fixed ? "" : undefined} data-panel={panel ? "" : undefined}>
      <Places at={at} counts={counts} narrow={Boolean(panel)} />
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

/** Where one can go, each with how many there are; where it is narrow, icons alone. */
function Places({
  at,
  counts,
  narrow,
}: {
  at: AppRoute["at"];
  counts: Partial<Record<AppRoute["at"], number>>;
  narrow: boolean;
}) {
  const { settings } = useHost();
  const { open } = useCommands();
  const [repository] = settings.repositories;
  const item = `${items.item} ${classes.place}`;
  const words = narrow ? "visually-hidden" : undefined;
  const numbers = { repository: settings.repositories.length || undefined, ...counts };
  return (
    <nav className={classes.nav} aria-label="Adroit">
      <Text className={classes.name} as="a" tone="ink" size="row" weight={650} href={hrefOf({ at: "start" })}>
        <Logo /> <span className={words}>Adroit</span>
      </Text>
      <ul>
        {allPlaces.map((place) => {
          const number = numbers[place.to.at as keyof typeof numbers];
          return (
            <li key={place.label}>
              <a
                className={item}
                href={hrefOf(place.to)}
                aria-current={place.to.at === at ? "page" : undefined}
                title={narrow ? place.label : undefined}
              >
                <place.icon size={17} aria-hidden="true" />
                <span className={words}>{place.label}</span>
                {number !== undefined && !narrow && (
                  <span className={`num ${classes.count}`} data-due={place.to.at === "due" ? "" : undefined}>
                    {number}
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
      <button type="button" className={item} onClick={open} title={narrow ? "Commands" : undefined}>
        <IconCommand size={17} aria-hidden="true" />
        <span className={words}>Commands</span>
        <span className={words ?? classes.keys}>
          <Row as="span" gap={4}>
            <KeyCap>Ctrl</KeyCap>
            <KeyCap>K</KeyCap>
          </Row>
        </span>
      </button>
      {repository && (
        <Text
          className={`${item} ${classes.repository}`}
          as="a"
          size="aside"
          href={hrefOf({ at: "repository", root: repository, open: null })}
          title={repository}
        >
          <IconGitBranch size={17} aria-hidden="true" />
          <span className={words ?? "one-line"}>{repository.split(/[/\\]/).filter(Boolean).at(-1)}</span>
        </Text>
      )}
    </nav>
  );
}
