/** Where the window opens. */

/** Size and place of the window as remembered, in device-independent pixels like the displays. */
export interface Bounds extends Partial<Pick<Area, "x" | "y">>, Pick<Area, "width" | "height"> {
  maximized?: boolean;
  fullscreen?: boolean;
}

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const usual: Bounds = { width: 1280, height: 860 };
export const least = { width: 480, height: 480 };

/**
 * What was remembered, if it is sound: moved and shrunk until it lies within the work area that shows most of it. With
 * none that shows any of it, the system finds the place. The least size comes before a small display.
 */
export function placeWindow(remembered: unknown, areas: readonly Area[]): Bounds {
  if (typeof remembered !== "object" || remembered === null) return usual;
  const { x, y, maximized, ...size } = remembered as Record<string, unknown>;
  if (!whole(size.width) || !whole(size.height)) return usual;
  const window = { x: whole(x) ? x : NaN, y: whole(y) ? y : NaN, width: size.width, height: size.height };
  const [best] = areas.filter((area) => shown(window, area) > 0).sort((a, b) => shown(window, b) - shown(window, a));
  const room = best ?? areas[0] ?? usual;
  const width = Math.max(Math.min(window.width, room.width), least.width);
  const height = Math.max(Math.min(window.height, room.height), least.height);
  return {
    ...(best && { x: within(window.x, width, best.x, best.width), y: within(window.y, height, best.y, best.height) }),
    width,
    height,
    ...(maximized === true && { maximized }),
  };
}

/**
 * Where the projector's window opens: as remembered, unless that is on the display where the app's own window is while
 * there is another. Then it fills that one.
 */
export function placeProjector(remembered: unknown, own: Area, areas: readonly Area[]): Bounds {
  const bounds = placeWindow(remembered, areas);
  const most = (window: Area) => areas.toSorted((a, b) => shown(window, b) - shown(window, a))[0];
  const taken = most(own);
  const other = areas.find((area) => area !== taken);
  const { x = NaN, y = NaN, width, height } = bounds;
  const there = { x, y, width, height };
  if (other === undefined || (shown(there, other) > 0 && most(there) !== taken)) return bounds;
  return { ...other, fullscreen: true };
}

/** Pixels of a window that an area shows. Not a number where the window's place isn't known. */
function shown(window: Area, area: Area): number {
  const overlap = (from: number, length: number, start: number, room: number) =>
    Math.max(0, Math.min(from + length, start + room) - Math.max(from, start));
  return overlap(window.x, window.width, area.x, area.width) * overlap(window.y, window.height, area.y, area.height);
}

const within = (from: number, length: number, start: number, room: number) =>
  Math.max(start, Math.min(from, start + room - length));

function whole(value: unknown): value is number {
  return Number.isInteger(value);
}
