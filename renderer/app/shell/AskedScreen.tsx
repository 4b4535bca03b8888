import type { ReactNode } from "react";
import type { Asked } from "../host/HostContext";
import { FailureScreen } from "./FailureScreen";
import { go } from "./route";

const toDecisions = { does: "To the decisions", act: () => go({ at: "start" }) };

/** A screen made of what the host was asked: nothing while that is awaited, and why where it can't be had. */
export function AskedScreen<T>({
  asked,
  back = toDecisions,
  children,
}: {
  asked: Asked<T> & { again(): void };
  /** Where one may go when it can't be had. */
  back?: { does: string; act(): void };
  children(value: T): ReactNode;
}) {
  if (asked.state === "waiting") return null;
  if (asked.state === "failed") return <FailureScreen failure={asked.failure} again={asked.again} more={[back]} />;
  return children(asked.value);
}
