/** Waiting for what comes by itself, as long as this machine needs. */
import { vi } from "vitest";
import { patience } from "../patience";

/** Asks again and again until nothing is thrown any more, and gives back what came then. */
export const soon = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, patience(10_000));
