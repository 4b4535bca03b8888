/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { nameTooLong } from "#shared/workshop/names";
import type { Way } from "./link/calls";
import { CodeInput, FormPage, NamedInput } from "./ui/form-page";
import { Icon } from "./ui/parts";

const roles = [
  { id: "voter", title: "I vote", about: "You answer like everybody else." },
  { id: "decider", title: "I decide", about: "You vote, and choose at the end." },
  { id: "consulted", title: "I advise", about: "You comment, and don't vote." },
  { id: "observer", title: "I look on", about: "You see what all see." },
];

/** Name, role and, without the QR code, the code that hangs on the wall. */
export function Join({
  token,
  why,
  join,
}: {
  token: string | null;
  why: string | null;
  join(way: Way, name: string, role: string): Promise<string | null>;
}) {
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [role, setRole] = useState("voter");
  const [byCode, setByCode] = useState(token === null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  // A field with a limit would cut what is pasted without a word.
  const long = nameTooLong(name);
  const submit = async () => {
    if (name.trim() === "") return setFault("Say how the others call you.");
    if (long) return;
    if (byCode && code.replace(/[\s-]/g, "").length !== 6) return setFault("The code has 6 characters.");
    setBusy(true);
    const refused = await join(byCode || token === null ? { code } : { token }, name.trim(), role);
    setBusy(false);
    // A token is gone once the code was changed; the new code still lets people in.
    if (refused && !byCode) setByCode(true);
    setFault(refused);
  };

  return (
    <FormPage does="Join" fault={long ?? fault} busy={busy} onSubmit={() => void submit()}>
      <p class="name">
        <Icon name="adroit" /> Adroit
      </p>
      <h1>Join the workshop</h1>
      {why && <p class="plain">{why}</p>}
      {byCode && <CodeInput label="Code, beside the QR code" value={code} maxLength={12} onText={setCode} />}
      <NamedInput label="Your name" value={name} autocomplete="given-name" onText={setName} />
      <fieldset class="choices">
        <legend>Your role</legend>
        {roles.map(({ id, title, about }) => (
          <label key={id} class="choice" data-on={role === id ? "" : undefined}>
            <input type="radio" name="role" checked={role === id} onChange={() => setRole(id)} />
            <span>
              <b>{title}</b>
              <small>{about}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </FormPage>
  );
}
