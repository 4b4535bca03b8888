/** What is worth talking about. */
import type { Id } from "#shared/base/id";
import { askedCriteria } from "../people";
import { recommendationOf } from "../rounds";
import type { Cell, Session } from "../session";

/** So many cells are talked about unless the facilitator chooses others. */
export const mostCells = 5;

/** Every criterion on which people differ, the most important first. */
export function allCells(session: Session): Cell[] {
  const asked = new Set(askedCriteria(session).map(({ id }) => id));
  const agenda = recommendationOf(session)?.analysis.agenda ?? [];
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
