import { eventIterator, type } from "@orpc/contract";
import { z } from "zod";
import { idSchema } from "#shared/playbook/schema";
import type { WorkshopPlan } from "#shared/workshop/plan";
import {
  facilitatorCommandSchema,
  joinRoleSchema,
  nameSchema,
  planSchema,
  seatCommandSchema,
} from "#shared/workshop/schema";
import type {
  FacilitatorState,
  JoinSheet,
  NetworkState,
  PresenterState,
  SeatState,
  SessionSummary,
} from "#shared/workshop/state";
import type { Brief } from "#shared/workshop/view/brief";
import { byRecord, call } from "./call";
import type { RecordView } from "./records";

/**
 * The workshop on a record; `id` is the record's. Screens of a running one watch its states; that one began or ended,
 * or that people came or went, shows as a `session` change of `app.changes`.
 */
export const session = {
  /** The saved plan, or one to begin with. */
  plan: call.input(byRecord).output(type<WorkshopPlan>()),
  savePlan: call.input(z.strictObject({ id: idSchema, plan: planSchema })).output(type<WorkshopPlan>()),
  /** A text to send around. */
  invitation: call.input(byRecord).output(type<{ text: string }>()),
  /** Workshops that run or were interrupted: "Resume the workshop?" */
  list: call.output(type<SessionSummary[]>()),
  /**
   * Begins a workshop by the saved plan. With `rehearsal` that many simulated seats answer by themselves, and nothing
   * reaches the record. `CONFLICT` where one runs or waits to be resumed.
   */
  begin: call
    .input(z.strictObject({ id: idSchema, rehearsal: z.number().int().min(1).max(50).optional() }))
    .output(type<FacilitatorState>()),
  /** Goes on with an interrupted workshop; open doors stay shut until `open`. */
  resume: call.input(byRecord).output(type<FacilitatorState>()),
  /** Sets an interrupted workshop aside without its answers; what was revealed is in the record already. */
  discard: call.input(byRecord).output(type<void>()),
  view: call.input(byRecord).output(type<FacilitatorState>()),
  /** The same, anew with every change, until the workshop ends. */
  watch: call.input(byRecord).output(eventIterator(type<FacilitatorState>())),
  /** What the projector shows. */
  presenter: call.input(byRecord).output(type<PresenterState>()),
  watchPresenter: call.input(byRecord).output(eventIterator(type<PresenterState>())),
  /** Opens the projector's window. `NOT_HERE` where the app itself has to. */
  present: call.input(byRecord).output(type<void>()),
  brief: call.input(byRecord).output(type<Brief>()),
  /** Whatever only the facilitator may do. `NOT_NOW` with the reason where it isn't allowed. */
  command: call
    .input(z.strictObject({ id: idSchema, command: facilitatorCommandSchema }))
    .output(type<FacilitatorState>()),
  /** Makes a new token and code; the old ones no longer let anybody in. */
  rotate: call.input(byRecord).output(type<FacilitatorState>()),
  /** A person who answers on this device, which is passed around. */
  seat: call
    .input(z.strictObject({ id: idSchema, name: nameSchema, role: joinRoleSchema }))
    .output(type<FacilitatorState>()),
  /** What the facilitator puts in as a voter, or the local seat that holds the device. */
  answer: call
    .input(z.strictObject({ id: idSchema, seat: idSchema.optional(), command: seatCommandSchema }))
    .output(type<SeatState>()),
  /** The screen of the local seat that holds the device. */
  held: call.input(z.strictObject({ id: idSchema, seat: idSchema })).output(type<SeatState>()),
  /** The same, anew with every change, as long as the seat holds the device. */
  watchHeld: call.input(z.strictObject({ id: idSchema, seat: idSchema })).output(eventIterator(type<SeatState>())),
  /** Addresses of this machine, before and after opening. */
  network: call.input(byRecord).output(type<NetworkState>()),
  /** Lets other devices join over this address. Nothing listens beyond this machine before. */
  open: call
    .input(
      z.strictObject({
        id: idSchema,
        address: z.string().max(64).optional(),
        /** The team's own tunnel or proxy; then this machine alone is listened to unless an address is given. */
        reach: z.strictObject({ url: z.string().max(200), forwarded: z.boolean(), typed: z.boolean() }).optional(),
      }),
    )
    .output(type<NetworkState>()),
  shut: call.input(byRecord).output(type<NetworkState>()),
  sheet: call.input(byRecord).output(type<JoinSheet>()),
  /** What was revealed so far, as CSV. */
  votes: call.input(byRecord).output(type<{ name: string; csv: string }>()),
  /** Ends the workshop: what was said becomes part of the draft, and the log goes. */
  close: call.input(byRecord).output(type<RecordView>()),
};
