/** What is worth talking about. */
import type { Id } from "#shared/base/id";
import { discussionOf } from "#shared/record/recommend";
import { askedCriteria } from "../people";
import { revealedInputs } from "../rounds";
import type { Cell, Session } from "../session";

/** So many cells are talked about unless the facilitator chooses others. */
export const mostCells = 5;

/** Every criterion on which people differ in the last revealed round, the most important first. */
export function allCells(session: Session): Cell[] {
  const asked = new Set(askedCriteria(session).map(({ id }) => id));
  const { playbook, thresholds, rounds } = session;
  const agenda = rounds.length === 0 ? [] : discussionOf(playbook, revealedInputs(session), thresholds);
  return agenda
    .filter(({ criterion }) => asked.has(criterion))
    .map(({ criterion, points, about, top, bottom }) => ({
      criterion,
      points,
      about,
      top: session.anonymous ? [] : top,
      bottom: session.anonymous ? [] : bottom,
    }));
}

/** A criterion that is talked about although people agree on it. */
export function agreedCell(criterion: Id): Cell {
  return { criterion, points: 0, about: null, top: [], bottom: [] };
}
