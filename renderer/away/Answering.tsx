/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { atStep, ballotAlone, saidAlone, stepsOf, viewAlone, withWords } from "#shared/away/alone";
import { wordsOn } from "#shared/away/ballot";
import type { Call } from "#shared/away/call";
import { bareCode } from "#shared/away/code";
import type { WorkshopStep } from "#shared/workshop/agenda";
import type { Word } from "#shared/workshop/ballot";
import type { Session } from "#shared/workshop/session";
import { briefOf } from "#shared/workshop/view/brief";
import type { StepProps } from "../participant/steps/step-props";
import { AskingStep } from "./AskingStep";
import type { Drafts } from "./draft";
import { Sealed } from "./Sealed";
import { Sealing } from "./Sealing";
import { type SealedBallot, sealAnswers } from "./seal-answers";
import { Welcome } from "./Welcome";

export interface AnsweringProps {
  call: Call;
  /** Whoever this copy was made for; "" where that isn't known. */
  name: string;
  code: string | null;
  drafts: Drafts;
  /** Takes the sealed ballot; without it the person hands it back. */
  onSealed?(ballot: SealedBallot): void;
}

type Place = "welcome" | WorkshopStep | "sealing" | "sealed";

/** One person's way through a call, from its first screen to the sealed ballot. */
export function Answering({ call, name: given, code: owned, drafts, onSealed }: AnsweringProps) {
  const [kept, setKept] = useState(() => drafts.read());
  const [name, setName] = useState(kept?.name ?? given);
  const [typed, setTyped] = useState("");
  const code = owned ?? (bareCode(typed) || null);
  const [keeps, setKeeps] = useState(kept !== null);
  const [session, setSession] = useState(() => withWords(call, kept?.words ?? []).session);
  const [place, setPlace] = useState<Place>("welcome");
  const [refused, setRefused] = useState<string | null>(null);
  const [ballot, setBallot] = useState<SealedBallot | null>(null);
  const [brief] = useState(() => briefOf(session));
  const steps = stepsOf(call);

  const goTo = (next: Place) => {
    setRefused(null);
    if (next !== "welcome" && next !== "sealing" && next !== "sealed") setSession(atStep(session, next));
    setPlace(next);
  };
  const after = (step: WorkshopStep) => goTo(steps[steps.indexOf(step) + 1] ?? "sealing");
  const keep = (next: Session, on = keeps, as = name) => {
    if (on) drafts.keep({ name: as, words: wordsOn(ballotAlone(next), call.asks.what) });
    else drafts.remove();
  };
  const cast = (word: Word) => {
    const next = saidAlone(session, word);
    if ("refused" in next) return setRefused(next.refused);
    setRefused(null);
    setSession(next);
    keep(next);
  };
  const seal = async () => {
    const sealed = await sealAnswers(call, name.trim(), code, ballotAlone(session));
    drafts.remove();
    setKept(null);
    setKeeps(false);
    if (onSealed) return onSealed(sealed);
    setBallot(sealed);
    setPlace("sealed");
  };

  if (place === "welcome")
    return (
      <Welcome
        call={call}
        name={name}
        named={given !== ""}
        code={owned === null ? typed : null}
        onCode={setTyped}
        keeps={keeps}
        onName={(next) => {
          setName(next);
          keep(session, keeps, next);
        }}
        onKeeps={(on) => {
          setKeeps(on);
          keep(session, on);
        }}
        begin={() => goTo(steps[0] ?? "sealing")}
      />
    );
  if (place === "sealed" && ballot)
    return <Sealed call={call} session={session} ballot={ballot} again={() => goTo(steps[0] ?? "sealing")} />;
  const step: StepProps = {
    view: viewAlone(call, session),
    brief,
    ahead: 0,
    // Whoever answers alone has no room to come into, to leave or to choose for.
    say: (command) => command.type === "done" && command.done && after(session.step),
    cast,
  };
  if (place === "sealing")
    return <Sealing call={call} session={session} step={step} name={name} goTo={goTo} seal={seal} />;
  return <AskingStep call={call} step={step} refused={refused} goTo={goTo} />;
}
