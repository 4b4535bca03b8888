/** Calls to people who aren't in the room. */
import { type } from "@orpc/contract";
import { z } from "zod";
import type { Call } from "#shared/away/call";
import type { CallView, KnownCall, MadeView } from "#shared/away/view";
import { daySchema, idSchema } from "#shared/playbook/schema";
import { nameSchema } from "#shared/workshop/schema";
import { byRecord, call, path } from "./call";
import type { Committed } from "./repo";

/** Bytes of one ballot in base64, with room for what mail adds. */
const ballotText = z.string().max(1_500_000);

export const calls = {
  /** The call of this record's workshop, out or opened; `null` where there is none. */
  view: call.input(byRecord).output(type<CallView | null>()),
  /** Sends out a call, beginning a workshop by the saved plan where none runs. `NOT_NOW` with the reason. */
  make: call
    .input(
      z.strictObject({
        id: idSchema,
        what: z.enum(["round", "again", "consent"]),
        until: daySchema,
        people: z.array(nameSchema).max(200),
        codes: z.boolean(),
      }),
    )
    .output(type<MadeView>()),
  /** The page to send, for all or with one person's name and code. */
  page: call
    .input(
      z.strictObject({
        id: idSchema,
        copy: z.strictObject({ name: nameSchema, code: z.string().max(40) }).optional(),
      }),
    )
    .output(type<{ name: string; html: string }>()),
  /** Puts the call into a repository for people with a clone: `.adroit/calls/<id>.json`. */
  share: call.input(z.strictObject({ id: idSchema, root: path })).output(type<{ file: string }>()),
  /** Takes ballots from files that were dropped (base64), or from a pasted text. */
  take: call
    .input(
      z.strictObject({
        id: idSchema,
        files: z
          .array(z.strictObject({ name: z.string().max(255), base64: ballotText }))
          .max(50)
          .default([]),
        pasted: z.string().max(20_000_000).default(""),
      }),
    )
    .output(type<CallView>()),
  /** Takes the ballots of a folder. */
  folder: call.input(z.strictObject({ id: idSchema, path })).output(type<CallView>()),
  /** Takes those of a repository: its working tree, and local and already fetched branches. Fetches nothing. */
  repository: call.input(z.strictObject({ id: idSchema, root: path })).output(type<CallView>()),
  /** Counts one of several ballots, without knowing what is in it, or takes that back. */
  choose: call
    .input(z.strictObject({ id: idSchema, n: z.number().int().min(1), counts: z.boolean() }))
    .output(type<CallView>()),
  /** Opens all ballots, with those of the room, and reveals. `NOT_NOW` before whoever opens has answered or abstained. */
  open: call.input(byRecord).output(type<CallView>()),
  /** Takes the call back: its keys are destroyed, and its ballots can't be opened any more. */
  withdraw: call.input(byRecord).output(type<void>()),
  /** Calls that lie in the repositories that are worked with and aren't over. */
  known: call.output(type<KnownCall[]>()),
  /** One of them, whole. */
  read: call.input(z.strictObject({ root: path, call: idSchema })).output(type<Call>()),
  /** Writes a sealed ballot beside a call of a repository, and commits it where `commit` says so. */
  handIn: call
    .input(z.strictObject({ root: path, call: idSchema, ballot: idSchema, text: ballotText, commit: z.boolean() }))
    .output(type<{ file: string; committed: Committed | null }>()),
};
