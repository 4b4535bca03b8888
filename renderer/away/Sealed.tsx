/** @jsxImportSource preact */
import { useRef, useState } from "preact/hooks";
import { leaningOf } from "#shared/away/alone";
import type { Call } from "#shared/away/call";
import type { Session } from "#shared/workshop/session";
import { Screen } from "../participant/ui/parts";
import type { SealedBallot } from "./seal-answers";
import { Words } from "./Words";

/** The sealed ballot, to copy or to save, and how to hand it back. */
export function Sealed({
  call,
  session,
  ballot: { id, text },
  again,
}: {
  call: Call;
  session: Session;
  ballot: SealedBallot;
  again(): void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [told, setTold] = useState("");
  const copy = async () => {
    setTold(
      (await copied(text, field.current))
        ? "Copied."
        : "This browser doesn't copy. Select the text and copy it by hand.",
    );
  };
  const name = `ballot-${id}.age`;
  const save = () => {
    const url = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    setTold(`Saved as ${name}.`);
  };
  return (
    <div class="phone">
      <Screen
        mark="sealed"
        title="Your ballot is sealed"
        where="Done"
        hint={`Hand it back to ${call.from || "whoever asked"} the way you got the question, as text or as file. ${
          call.codes
            ? "Until it is opened you may seal a new one; the last that arrives counts."
            : "Hand back one: of two with your name none counts until it is clear which is yours."
        }`}
      >
        <label class="field">
          <span class="visually-hidden">Your sealed ballot</span>
          <textarea
            ref={field}
            class="sealedtext"
            readOnly
            rows={6}
            spellcheck={false}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
        <div class="actions">
          <button type="button" class="primary" onClick={() => void copy()}>
            Copy
          </button>
          <button type="button" class="second" onClick={save}>
            Save file
          </button>
        </div>
        <p role="status">{told}</p>
        <Leaning call={call} session={session} />
        <Words call={call} />
        <button type="button" class="text" onClick={again}>
          Answer anew
        </button>
      </Screen>
    </div>
  );
}

/** What one's own answers alone come to; it is told here and nowhere else. */
function Leaning({ call, session }: { call: Call; session: Session }) {
  if (call.asks.what !== "round") return null;
  const leaning = leaningOf(call, session);
  if (!leaning) return null;
  const title = (id: string) => call.inputs.options.find((one) => one.id === id)?.title ?? id;
  const order = Object.entries(leaning.values).toSorted(([, a], [, b]) => b - a);
  const figures = order.map(([id, value]) => `${title(id)} ${value}`).join(", ");
  if (order.length < 2) return null;
  return (
    <p>
      <b>You alone</b> would {leaning.leader ? `lean to ${title(leaning.leader)}` : "lean to none"}: {figures} of 100.
      Say so, or don't; nobody sees it from here.
    </p>
  );
}

/** Copies on a fresh click; where the clipboard is refused, as browsers did before it. */
async function copied(text: string, field: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.select();
    return document.execCommand("copy");
  }
}
