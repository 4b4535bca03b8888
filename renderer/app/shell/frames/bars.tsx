/** What the frames of a walk and of a look back have in common: the way here on top, the ways on at the bottom. */
import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { KeyHints } from "../../ui/KeyCap";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { Logo } from "../Logo";
import { hrefOf } from "../route";
import classes from "./WalkFrame.module.css";

/** Where one is, from the list of decisions on. */
export function Crumbs({ children }: { children: ReactNode }) {
  return (
    <Row className={classes.crumbs} tone="quiet" size="aside">
      <Logo />
      <a href={hrefOf({ at: "start" })}>Decisions</a>
      <span aria-hidden="true">/</span>
      {children}
    </Row>
  );
}

/** The way back, keys, and at the right the way on with what it does. */
export function BottomBar({
  back,
  hints,
  effect,
  children,
}: {
  back: { label: string; act(): void } | undefined;
  hints: { keys: string[]; does: string }[];
  /** What the way on does, in words. */
  effect: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <div>
        {back && (
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={back.act}>
            {back.label}
          </Button>
        )}
      </div>
      <KeyHints hints={hints} />
      <Row gap={12} justify="end" className={classes.forward}>
        {effect && (
          <Text as="span" size="aside" tone="soft">
            {effect}
          </Text>
        )}
        {children}
      </Row>
    </>
  );
}

/** For main: a new place starts at its top, and a screen reader starts at its question. */
export function useFreshPlace(place: string) {
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the place changes
  useEffect(() => {
    if (main.current) main.current.scrollTop = 0;
    main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [place]);
  return main;
}
