/** @jsxImportSource preact */
/** A page that is one form, before there is a room or a ballot: who somebody is, and the code that lets them in. */
import type { ComponentChildren, JSX } from "preact";
import { FaultLine } from "./parts";

export function FormPage({
  does,
  fault,
  busy = false,
  look,
  onSubmit,
  children,
}: {
  /** What its one button says. */
  does: string;
  fault: string | null;
  busy?: boolean;
  /** A class for main. */
  look?: string;
  onSubmit(): void;
  children: ComponentChildren;
}) {
  return (
    <form
      class="phone"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <main class={look}>{children}</main>
      <footer>
        <FaultLine fault={fault} />
        <div class="actions">
          <button type="submit" class="primary" disabled={busy}>
            {does}
          </button>
        </div>
      </footer>
    </form>
  );
}

type Attribute = "class" | "maxLength" | "autocomplete" | "autocapitalize" | "spellcheck" | "readOnly";

interface InputProps extends Pick<JSX.IntrinsicElements["input"], Attribute> {
  label: string;
  value: string;
  onText(text: string): void;
}

export function NamedInput({ label, onText, ...input }: InputProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input {...input} onInput={(event) => onText(event.currentTarget.value)} />
    </label>
  );
}

/** For a code that is typed from paper or a wall: nothing completes or corrects it. */
export function CodeInput(props: InputProps) {
  return <NamedInput class="code" autocapitalize="characters" autocomplete="off" spellcheck={false} {...props} />;
}
