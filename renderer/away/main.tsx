/** @jsxImportSource preact */
/** The page of a call: one file that asks, seals, and sends nothing. */
import "virtual:colours.css";
import "../base.css";
import "../options.css";
import "../participant/page.css";
import "../participant/phone.css";
import "./away.css";
import { render } from "preact";
import type { Call } from "#shared/away/call";
import { callTitle } from "#shared/away/reminder";
import { Answering } from "./Answering";
import { draftsIn } from "./draft";

const read = (id: string): unknown => JSON.parse(document.getElementById(id)?.textContent ?? "null");

/** The code of a link: `#code=...`. It leaves the address at once. */
function codeInAddress(): string | null {
  const code = /^#code=([0-9A-Za-z-]{8,40})$/.exec(location.hash)?.[1] ?? null;
  if (code) history.replaceState(null, "", location.pathname);
  return code;
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const root = document.getElementById("phone");
if (root) {
  const call = read("call") as Call;
  const person = read("person") as { name: string; code: string } | null;
  document.title = callTitle(call);
  const code = person?.code ?? codeInAddress();
  render(<Answering call={call} name={person?.name ?? ""} code={code} drafts={draftsIn(storage(), call.id)} />, root);
}
