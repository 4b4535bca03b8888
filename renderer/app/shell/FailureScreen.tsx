import type { Failure } from "../host/failure";
import { FailureNote } from "../ui/FailureNote";
import classes from "./FailureScreen.module.css";
import { Logo } from "./Logo";

/** The whole window, where there is nothing else to show. */
export function Problem({
  failure,
  again,
  more = [],
}: {
  failure: Failure;
  again(): void;
  more?: { does: string; act(): void }[];
}) {
  return (
    <main className={classes.problem}>
      <h1 className={classes.name}>
        <Logo size={28} /> Adroit
      </h1>
      <FailureNote failure={failure} actions={[{ does: "Try again", act: again }, ...more]} />
    </main>
  );
}
