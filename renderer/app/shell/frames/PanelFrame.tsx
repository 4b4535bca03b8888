/** Top bar, rail, main, panel and bottom bar: how everything that is worked on for a while is laid out. */
import { Button, Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, type Ref, useState } from "react";
import { CloseButton } from "../../ui/IconButton";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./WalkFrame.module.css";

/** What stands at the right. Under 1180 pixels it is a drawer over main, and a button in main opens it. */
export interface Panel {
  title: string;
  /** Small, after the title. */
  beside?: string;
  content: ReactNode;
  wide?: boolean;
  /** By `usePanel`, where the screen opens or closes it by itself. */
  state?: PanelState;
}

export interface PanelState {
  open: boolean;
  /** There is no room for it beside main. */
  narrow: boolean;
  set(open: boolean): void;
}

/** Open from the start where there is room for it. A sheet of paper has room below. */
export function usePanel(): PanelState {
  const narrow = useMediaQuery("screen and (max-width: 1179px)", false, { getInitialValueInEffect: false });
  const [wanted, set] = useState<boolean | null>(null);
  return { open: wanted ?? !narrow, narrow, set };
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export function PanelFrame({
  top,
  notes,
  rail,
  panel,
  main,
  bottom,
  children,
}: {
  top: ReactNode;
  /** At the top of main: why something isn't stored. */
  notes?: ReactNode;
  rail?: ReactNode;
  panel?: Panel | undefined;
  main?: Ref<HTMLElement>;
  bottom?: ReactNode;
  children: ReactNode;
}) {
  const own = usePanel();
  const { open, narrow, set } = panel?.state ?? own;
  const beside = panel !== undefined && open && !narrow;
  const shape = [classes.walk, rail && classes.withRail, beside && classes.withPanel, panel?.wide && classes.wide];
  const shown = panel && (
    <>
      <Row align="baseline" mb={12}>
        <h2>{panel.title}</h2>
        <Text as="span" size="aside" tone="quiet" style={{ flex: 1 }}>
          {panel.beside}
        </Text>
        {(narrow || panel.state) && <CloseButton label={`Close ${lower(panel.title)}`} onClick={() => set(false)} />}
      </Row>
      {panel.content}
    </>
  );
  return (
    <div className={shape.filter(Boolean).join(" ")}>
      {top}
      {rail && <aside className={classes.rail}>{rail}</aside>}
      <main ref={main} className={classes.main}>
        {notes}
        {panel && !beside && (
          <Button className={classes.opener ?? ""} variant="default" size="xs" onClick={() => set(true)}>
            {panel.title}
          </Button>
        )}
        {children}
      </main>
      {beside && (
        <aside className={classes.panel} aria-label={panel.title}>
          {shown}
        </aside>
      )}
      {panel && narrow && (
        <Drawer
          opened={open}
          onClose={() => set(false)}
          size={panel.wide ? 620 : 400}
          withCloseButton={false}
          aria-label={panel.title}
        >
          {shown}
        </Drawer>
      )}
      {bottom && <footer className={classes.bottom}>{bottom}</footer>}
    </div>
  );
}
