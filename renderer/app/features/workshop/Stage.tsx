/** The frame of the facilitator's screens: the bars of the walk, the agenda at the left, the door at the right. */

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconCommand } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useCommands } from "../../shell/Commands";
import { Crumbs } from "../../shell/frames/bars";
import frame from "../../shell/frames/WalkFrame.module.css";
import { hrefOf } from "../../shell/route";
import { KeyHints } from "../../ui/KeyCap";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { Chip } from "../../widgets/StatusChip";
import classes from "./Stage.module.css";

export function Stage({
  id,
  title,
  about,
  place = "",
  tools,
  rail,
  panel,
  children,
  left,
  hints = [],
  right,
}: {
  id: string;
  title: string;
  /** Beside the word "Workshop", in the middle of the top bar. */
  about?: string;
  /** Changes with what stands in the middle, so that the new starts at its top. */
  place?: string;
  tools?: ReactNode;
  rail?: ReactNode;
  panel?: ReactNode;
  children: ReactNode;
  left?: ReactNode;
  hints?: { keys: string[]; does: string }[];
  right?: ReactNode;
}) {
  const { open } = useCommands();
  const middle = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the place changes
  useEffect(() => {
    // Newer browsers give back a promise, which is no clean-up.
    middle.current?.scrollTo?.(0, 0);
  }, [place]);
  const shape = [frame.walk, rail && frame.withRail, panel && frame.withPanel, classes.stage];
  return (
    <div className={shape.filter(Boolean).join(" ")} data-panel={panel ? "" : undefined}>
      <header className={frame.top}>
        <Crumbs>
          <Text href={hrefOf({ at: "record", id, place: null })} as="a" weight={600} oneLine title={title}>
            {title || "Untitled"}
          </Text>
        </Crumbs>
        <Row className={classes.about} tone="soft" size="aside">
          <Chip tone="info" icon="people">
            Workshop
          </Chip>
          {about && <span className="num">{about}</span>}
        </Row>
        <Row gap={4} justify="end">
          {tools}
          <Tooltip label="Commands (Ctrl K)">
            <ActionIcon aria-label="Commands (Ctrl K)" color="gray" size={32} onClick={open}>
              <IconCommand size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Row>
      </header>
      {rail && <aside className={frame.rail}>{rail}</aside>}
      <main ref={middle} className={frame.main}>
        {children}
      </main>
      {panel && (
        <aside className={`${frame.panel} ${classes.panel}`} aria-label="Door and people">
          {panel}
        </aside>
      )}
      <footer className={frame.bottom}>
        <Row>{left}</Row>
        <KeyHints hints={hints} />
        <Row gap={12} justify="end" className={frame.forward}>
          {right}
        </Row>
      </footer>
    </div>
  );
}

/** Leads out of the workshop without ending it. */
export function BackTo({ label, act }: { label: string; act(): void }) {
  return (
    <Button variant="default" leftSection={<IconArrowLeft size={16} stroke={1.6} />} onClick={act}>
      {label}
    </Button>
  );
}
