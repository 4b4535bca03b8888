/** @jsxImportSource preact */
/** A sheet that comes up over a step and goes again: whatever one was doing stays as it was under it. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";

/** The button that opens the sheet, and the sheet. */
export function BottomSheet({
  button,
  title,
  children,
}: {
  /** What the button says. */
  button: ComponentChildren;
  title: string;
  children: ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="text" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {button}
      </button>
      {open && (
        <Opened title={title} close={() => setOpen(false)}>
          {children}
        </Opened>
      )}
    </>
  );
}

function Opened({ title, close, children }: { title: string; close(): void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a tap beside the sheet closes it as Escape does, which dialogs know
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="sheethead">
        <h2 id={id}>{title}</h2>
        <button type="button" class="text" onClick={close}>
          Close
        </button>
      </div>
      <div class="sheetbody">{children}</div>
    </dialog>
  );
}
