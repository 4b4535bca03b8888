/** @jsxImportSource preact */
/** The page of a participant: its own small program, on whatever phone or laptop people have. */
import "virtual:colours.css";
import "../base.css";
import "../options.css";
import "./page.css";
import "./phone.css";
import { render } from "preact";
import { keepIn } from "./link/device-storage";
import { createLink } from "./link/link";
import { Participant } from "./Participant";

const remembered = "adroit.token";

function storageOf(name: "localStorage" | "sessionStorage"): Storage | null {
  try {
    return window[name];
  } catch {
    return null;
  }
}

/** The token of the QR code. It leaves the address at once, and stays in this tab until the seat is taken. */
function takeToken(): string | null {
  const session = storageOf("sessionStorage");
  const match = /^#([A-Za-z0-9_-]{10,64})$/.exec(location.hash);
  if (match?.[1]) {
    session?.setItem(remembered, match[1]);
    history.replaceState(null, "", location.pathname);
  }
  return session?.getItem(remembered) ?? match?.[1] ?? null;
}

const root = document.getElementById("phone");
if (root) {
  const link = createLink(keepIn(storageOf("localStorage")));
  render(<Participant link={link} token={takeToken()} />, root);
}
