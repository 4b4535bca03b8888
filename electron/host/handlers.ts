import type {
  AnyContractProcedure,
  AnyContractRouter,
  ContractProcedure,
  InferSchemaInput,
  InferSchemaOutput,
} from "@orpc/contract";
import type { Contract } from "#shared/api/contract";

/** What a handler is told besides its input: `signal` fires when nobody waits for the answer any more. */
export interface CallContext {
  signal: AbortSignal | undefined;
}

/** A function per procedure of the contract, in the same tree. One that is missing or extra doesn't compile. */
export type Handlers<T extends AnyContractRouter = Contract> = {
  [K in keyof T]: T[K] extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? (
        input: InferSchemaOutput<Input>,
        call: CallContext,
      ) => Promise<InferSchemaInput<Output>> | InferSchemaInput<Output>
    : T[K] extends AnyContractProcedure
      ? never
      : T[K] extends AnyContractRouter
        ? Handlers<T[K]>
        : never;
};
