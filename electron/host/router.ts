/** Binds the handlers of a host to the contract, for every transport. */
import { mapEventIterator } from "@orpc/client";
import {
  type AnyContractProcedure,
  type ContractRouterClient,
  isContractProcedure,
  ValidationError,
} from "@orpc/contract";
import { createRouterClient, implement, ORPCError, type Router } from "@orpc/server";
import { httpStatus } from "#shared/api/call";
import { type Contract, contract } from "#shared/api/contract";
import { AdroitError, type ErrorCode, type ErrorData } from "#shared/base/error";
import type { CallContext, Handlers } from "./handlers";
import { flattenIssues, pathText } from "./issues";
import type { Log } from "./log";

export type AdroitRouter = Router<Contract, Record<never, never>>;
export type AdroitClient = ContractRouterClient<Contract>;

type Handler = (input: unknown, call: CallContext) => unknown;
type Tree<T> = { [name: string]: T | Tree<T> };

/** The router that every transport serves. */
export function createRouter(handlers: Handlers): AdroitRouter {
  return bind(contract as unknown as Tree<AnyContractProcedure>, handlers as unknown as Tree<Handler>) as AdroitRouter;
}

function bind(procedures: Tree<AnyContractProcedure>, handlers: Tree<Handler>): unknown {
  return Object.fromEntries(
    Object.entries(procedures).map(([name, procedure]) => [
      name,
      isContractProcedure(procedure)
        ? implement(procedure).handler(({ input, signal }) => (handlers[name] as Handler)(input, { signal }))
        : bind(procedure as Tree<AnyContractProcedure>, handlers[name] as Tree<Handler>),
    ]),
  );
}

/**
 * Wraps every call, on every transport: an expected failure becomes the contract's typed error; anything else is
 * logged under an id and only that id leaves, because messages of unexpected errors hold paths and internals.
 */
export function errorsOf(log: Log, random: (bytes: number) => Uint8Array) {
  return async <T>(call: { path: readonly string[]; next(): Promise<T> }): Promise<T> => {
    const said = (error: unknown) => contractError(error, call.path, log, random);
    try {
      const output = await call.next();
      if (!isStream(output)) return output;
      // A stream may fail long after the call has been answered.
      return mapEventIterator(output, { value: async (value) => value, error: async (error) => said(error) }) as T;
    } catch (error) {
      throw said(error);
    }
  };
}

/** What a call gives, as it stands: only a plain object is taken apart to look for what JSON can't hold. */
class Answer {
  private readonly content: object;

  constructor(content: object) {
    this.content = content;
  }

  toJSON(): object {
    return this.content;
  }
}

/**
 * Wraps every call that goes over a wire. The contract's answers are JSON; oRPC would walk through all of one to make
 * sure of it, which takes several times as long as writing it and holds up every other call meanwhile.
 */
export async function answersAsJson<T>({ next }: { next(): Promise<T> }): Promise<T> {
  const output = await next();
  if (!isStream(output)) return asIs(output);
  return mapEventIterator(output, { value: async (value) => asIs(value), error: async (error) => error }) as T;
}

function asIs<T>(value: T): T {
  return typeof value === "object" && value !== null ? (new Answer(value) as T) : value;
}

/** Whether a call tells its answer bit by bit. */
export function isStream(output: unknown): output is AsyncIterator<unknown, unknown, void> {
  return typeof output === "object" && output !== null && Symbol.asyncIterator in output;
}

function contractError(error: unknown, path: readonly string[], log: Log, random: (bytes: number) => Uint8Array) {
  if (error instanceof AdroitError) return typed(error);
  // Nobody waits for it any more.
  if (error instanceof Error && error.name === "AbortError") return error;
  if (error instanceof ORPCError) {
    if (error.cause instanceof ValidationError) return typed(badInput(error.cause));
    if (error.defined) return error;
  }
  const id = Buffer.from(random(6)).toString("hex");
  log.error("unexpected", { id, call: path.join("."), error });
  return typed(
    new AdroitError("INTERNAL", "Something went wrong inside Adroit. Nothing that was saved is lost.", {
      subject: id,
      remedy: `Try again; if it comes back, look for ${id} in the log.`,
    }),
  );
}

function typed({ code, message, subject, remedy }: AdroitError): ORPCError<string, unknown> {
  return new ORPCError(code, { defined: true, status: httpStatus(code), message, data: { subject, remedy } });
}

function badInput(error: ValidationError): AdroitError {
  const faults = flattenIssues(error.issues as Parameters<typeof flattenIssues>[0]);
  const text = faults.map(({ path, message }) => (path.length > 0 ? `${pathText(path)}: ${message}` : message));
  return new AdroitError("BAD_INPUT", text.join("\n"), {
    subject: faults[0] && faults[0].path.length > 0 ? pathText(faults[0].path) : null,
    remedy: "Correct what is named and try again.",
  });
}

export interface Served {
  router: AdroitRouter;
  log: Log;
  random: (bytes: number) => Uint8Array;
}

/** A client in the same process: validation and typed errors as on any transport. For tests and the command line. */
export function memoryClient({ router, log, random }: Served): AdroitClient {
  return createRouterClient(router, { interceptors: [errorsOf(log, random)] }) as AdroitClient;
}

/** An error that a client was given, as the host threw it; anything that isn't the contract's stays what it is. */
export function rebuilt(error: unknown): unknown {
  if (!(error instanceof ORPCError) || !error.defined) return error;
  return new AdroitError(error.code as ErrorCode, error.message, error.data as ErrorData, { cause: error });
}
