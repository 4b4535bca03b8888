/** What a process does while it is killed: a fixed sequence of operations on a record, so that its state can be told. */

export interface State {
  title: string;
  place: "records" | "trash";
}

type Operation = "title" | "remove" | "restore";

/** The operation with this number, from 1. */
export function operation(n: number): Operation {
  if (n % 7 === 5) return "remove";
  return n % 7 === 6 ? "restore" : "title";
}

/** What is stored once the operation `n` was done; 0 is the record as it was made. */
export function stateAfter(n: number): State {
  const kind = operation(n);
  if (n === 0) return { title: "0", place: "records" };
  if (kind === "remove") return { title: String(n - 1), place: "trash" };
  return { title: String(kind === "restore" ? n - 2 : n), place: "records" };
}
