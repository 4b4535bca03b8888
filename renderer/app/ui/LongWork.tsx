import { Button, Progress } from "@mantine/core";
import { DelayedFallback } from "./DelayedFallback";
import classes from "./LongWork.module.css";
import { Text } from "./Text";

interface LongWorkProps {
  /** What is going on and how far it is, in words. */
  words: string;
  done: number;
  /** 0 while nobody knows. */
  of: number;
  /** Name of the bar. */
  name: string;
  stop: { words: string; run(): void };
}

/** What takes long: how far it is, and a way to end it. Shown once it is noticed. */
export function LongWork({ words, done, of, name, stop }: LongWorkProps) {
  return (
    <DelayedFallback>
      <Text as="div" size="aside" tone="soft" className={classes.work}>
        <span className="num">{words}</span>
        <Progress aria-label={name} value={of === 0 ? 0 : (done / of) * 100} size={4} transitionDuration={0} />
        <Button variant="subtle" size="compact-sm" onClick={stop.run}>
          {stop.words}
        </Button>
      </Text>
    </DelayedFallback>
  );
}
