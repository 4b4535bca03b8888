/** @jsxImportSource preact */
/** The way through a call inside the app, for people with a clone. */
import "../participant/phone.css";
import "./away.css";
import { render } from "preact";
import { Answering, type AnsweringProps } from "./Answering";

/** Draws it in `root`; `null` takes it away. */
export function mountAnswering(root: HTMLElement, props: AnsweringProps | null) {
  render(props && <Answering {...props} />, root);
}
