/** What of a running workshop each screen is told. */
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { seatOf } from "#shared/workshop/people";
import { facilitatorSeat } from "#shared/workshop/session";
import type { FacilitatorState, PresenterState, SeatState } from "#shared/workshop/state";
import { facilitatorView } from "#shared/workshop/view/facilitator";
import { publicView } from "#shared/workshop/view/public";
import { viewFor } from "#shared/workshop/view/seat";
import type { Running } from "./registry";

export function facilitatorState({ live, presence, network }: Running, now: number): FacilitatorState {
  return {
    rev: live.rev,
    now,
    view: facilitatorView(live.session),
    network: network.state(),
    presence: presence.presence(),
    failed: live.failed,
  };
}

export function presenterState({ live, network }: Running, now: number): PresenterState {
  const { url, join } = network.state();
  const { code } = live.session.door;
  return { rev: live.rev, now, view: publicView(live.session), join: url && join ? { url, code, join } : null };
}

export function seatState({ live }: Running, seat: Id, now: number): SeatState {
  const view = viewFor(live.session, seat);
  if (!view) throw new AdroitError("NOT_FOUND", "There is no such seat.", { subject: seat, remedy: "Choose another." });
  return { rev: live.rev, now, view };
}

/** The facilitator's own seat, or the local seat that holds the device. `NOT_NOW` for a seat that doesn't. */
export function localSeat({ live }: Running, seat: Id = facilitatorSeat): Id {
  const found = seatOf(live.session, seat);
  if (seat === facilitatorSeat || (found?.local && live.session.holder === seat)) return seat;
  throw new AdroitError("NOT_NOW", "This seat doesn't hold the device.", {
    subject: seat,
    remedy: "Hand the device over first.",
  });
}
