/** In the panel of a workshop: people who aren't in the room, and how many of them have answered. */
import { Button } from "@mantine/core";
import { IconMailOpened } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { CallView } from "#shared/away/view";
import { showDay } from "#shared/base/day";
import type { CallOut } from "#shared/workshop/session";
import type { FacilitatorView } from "#shared/workshop/view/view";
import { useAsk, useHost } from "../../host/HostContext";
import door from "../workshop/Door.module.css";
import type { SessionHandle } from "../workshop/useSession";
import { AskDialog } from "./AskDialog";
import { CallDialog } from "./CallDialog";

/** What may be asked of people elsewhere at this step; `null` where nothing. */
function askable({
  step,
  phase,
  choice,
  opened,
  rehearsal,
  cells,
  anonymous,
}: FacilitatorView): CallOut["what"] | null {
  if (rehearsal || phase === "countdown") return null;
  if (["lobby", "reading", "criteria", "points", "judgements"].includes(step)) return "round";
  if (step === "decide") return choice !== null && opened.consent === null ? "consent" : null;
  const again = ["reveal", "discussion", "again"].includes(step) && opened.rounds.length === 1;
  return again && cells.length > 0 && !anonymous ? "again" : null;
}

/** Why nobody elsewhere can be asked where somebody would look for it, or `null`. */
function unaskable({ step, opened, cells, anonymous }: FacilitatorView): string | null {
  const again = ["reveal", "discussion", "again"].includes(step) && opened.rounds.length === 1 && cells.length > 0;
  return again && anonymous
    ? "Ballots have no names here, so a second one from elsewhere couldn't take the place of the first."
    : null;
}

const offers: Record<CallOut["what"], string> = {
  round: "They answer the same questions in a page that you send, and hand back a sealed ballot.",
  again: "They judge once more, elsewhere, what people differ on.",
  consent: "They say from elsewhere how far they go along.",
};

export function CallPart({ session }: { session: SessionHandle }) {
  const { host } = useHost();
  const { id, state } = session;
  const { view } = state;
  const asked = useAsk(() => host.calls.view({ id }), [id, state.rev]);
  const [made, setMade] = useState<CallView | null>(null);
  const [open, setOpen] = useState<"ask" | "ballots" | null>(null);
  const [codes, setCodes] = useState<{ name: string; code: string }[]>([]);
  const { state: asking } = asked;
  useEffect(() => {
    if (asking === "ready") setMade(null);
  }, [asking]);
  const call = made ?? (asked.state === "ready" ? asked.value : null);
  const what = askable(view);
  const out = call !== null && call.opened === null;
  const why = unaskable(view);
  if (!call && !what && !why) return null;
  return (
    <section className={door.part} aria-label="People elsewhere">
      <h2>People elsewhere</h2>
      {call ? (
        <>
          <p role="status">{told(call)}</p>
          <Button
            variant="default"
            fullWidth
            leftSection={<IconMailOpened size={16} stroke={1.6} />}
            onClick={() => setOpen("ballots")}
          >
            {out ? "Ballots" : "What arrived"}
          </Button>
        </>
      ) : (
        what && <p>{offers[what]}</p>
      )}
      {why && <p>{why}</p>}
      {!out && what && (
        <Button variant="default" fullWidth onClick={() => setOpen("ask")} mt={call ? 8 : 0}>
          Ask people elsewhere
        </Button>
      )}
      {what && open === "ask" && (
        <AskDialog
          session={session}
          what={what}
          onClose={() => setOpen(null)}
          made={({ view: next, codes: given }) => {
            setMade(next);
            setCodes(given);
            asked.again();
            setOpen("ballots");
          }}
        />
      )}
      {call && open === "ballots" && (
        <CallDialog
          session={session}
          call={call}
          codes={codes}
          onClose={() => setOpen(null)}
          changed={(next) => {
            setMade(next);
            asked.again();
          }}
        />
      )}
    </section>
  );
}

function told({ counted, people, until, early, opened }: CallView): string {
  if (opened) return `Opened with ${opened.ballots} ${opened.ballots === 1 ? "ballot" : "ballots"}.`;
  const of = people.length > 0 ? ` of ${people.length}` : "";
  return `${counted.length}${of} have answered. ${early ? "Open" : "It was open"} until ${showDay(until)}.`;
}
