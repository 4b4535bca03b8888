/** What calls of the contract have in common. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { type ErrorCode, errorCodes } from "#shared/base/error";
import { idSchema } from "#shared/playbook/schema";
import { sha256Schema } from "#shared/record/schema";

const data = z.object({ subject: z.string().nullable(), remedy: z.string() });

/** Over HTTP only a fault of ours is an error of the server; what is refused for a reason says so. */
const statuses: Partial<Record<ErrorCode, number>> = { BAD_INPUT: 400, NOT_FOUND: 404, CONFLICT: 409, INTERNAL: 500 };
export const httpStatus = (code: ErrorCode): number => statuses[code] ?? 422;

/** A call that may fail with any of the codes. */
export const call = oc.errors(
  Object.fromEntries(errorCodes.map((code) => [code, { data, status: httpStatus(code) }])) as Record<
    ErrorCode,
    { data: typeof data; status: number }
  >,
);

/** An absolute path of this machine. */
export const path = z.string().min(1).max(4096);

/** A relative path with `/`; the host checks that it stays inside. */
export const relativePath = z.string().max(4096);

export const byRecord = z.strictObject({ id: idSchema });

/** A record in the state that the user has seen. */
export const state = { id: idSchema, etag: sha256Schema };
