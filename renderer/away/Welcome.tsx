/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { type Call, promiseOf } from "#shared/away/call";
import { bareCode } from "#shared/away/code";
import { callTitle, effortOf } from "#shared/away/reminder";
import { showDay } from "#shared/base/day";
import { nameTooLong } from "#shared/workshop/names";
import { oneOrMany } from "#shared/workshop/words";
import { CodeInput, FormPage, NamedInput } from "../participant/ui/form-page";
import { Words } from "./Words";

/** Who asks what until when, who sees what, and the person's name. */
export function Welcome({
  call,
  name,
  named,
  code,
  onCode,
  keeps,
  onName,
  onKeeps,
  begin,
}: {
  call: Call;
  name: string;
  /** The copy was made for this name. */
  named: boolean;
  /** The code as it is typed; `null` where the copy brings one. */
  code: string | null;
  onCode(code: string): void;
  keeps: boolean;
  onName(name: string): void;
  onKeeps(keeps: boolean): void;
  begin(): void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  // A field with a limit would cut what is pasted without a word.
  const long = named ? null : nameTooLong(name);
  const submit = () => {
    if (name.trim() === "") return setFault("Say who you are, so that it's known who has answered.");
    if (long) return;
    if (call.codes && code !== null && bareCode(code).length !== 16)
      return setFault("The code that you were given has 16 characters.");
    begin();
  };
  return (
    <FormPage does="Begin" fault={long ?? fault} look="welcome" onSubmit={submit}>
      <p class="hint">{whoAsks(call)}</p>
      <h1>{callTitle(call)}</h1>
      <p class="hint">{whatItTakes(call)} Nothing is sent: at the end you get a sealed text to hand back.</p>
      <section class="card">
        <h2>Who sees what</h2>
        <p>{promiseOf(call)}</p>
      </section>
      <NamedInput label="Your name" value={name} autocomplete="name" readOnly={named} onText={onName} />
      {call.codes && code !== null && <CodeInput label="Your code" value={code} maxLength={24} onText={onCode} />}
      {call.anonymous && <p class="hint">It tells who has answered, and isn't kept with what you answer.</p>}
      <label class="check keeps">
        <input type="checkbox" checked={keeps} onChange={(event) => onKeeps(event.currentTarget.checked)} />
        <span>
          Keep a draft in this browser until I seal it
          <small>
            Only on a device of your own: other pages opened from files could read it, and the browser may leave traces
            of it on its disk for a while.
          </small>
        </span>
      </label>
      <Words call={call} />
    </FormPage>
  );
}

function whoAsks({ from, people, until }: Call): string {
  const whom = people.length > 0 ? ` asks ${oneOrMany(people.length, "person", "people")}` : " asks";
  return `${from || "Somebody"}${whom}, until ${showDay(until)}`;
}

function whatItTakes(call: Call): string {
  const { questions, minutes } = effortOf(call);
  if (call.asks.what === "consent") return "One question, about a minute.";
  const count = oneOrMany(questions, "question");
  return `${call.asks.what === "round" ? `What matters, then ${count}` : count}, about ${oneOrMany(minutes, "minute")}.`;
}
