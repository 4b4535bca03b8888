import fc from "fast-check";
import { expect, test } from "vitest";
import { placeProjector, placeWindow } from "#electron/shell/place";

const display = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };

test("a window comes back where it was, on any display", () => {
  const bounds = { x: 100, y: 50, width: 900, height: 700, maximized: true };
  expect(placeWindow(bounds, [display])).toEqual(bounds);
  const other = { x: 2000, y: 50, width: 900, height: 700 };
  expect(placeWindow(other, [display, second])).toEqual(other);
});

test("a window whose display is gone opens where the system puts it", () => {
  expect(placeWindow({ x: 3000, y: 50, width: 900, height: 700 }, [display])).toEqual({ width: 900, height: 700 });
  expect(placeWindow({ x: 0, y: -900, width: 900, height: 700 }, [display])).toEqual({ width: 900, height: 700 });
  expect(placeWindow({ x: 0, y: 0, width: 900, height: 700 }, [])).toEqual({ width: 900, height: 700 });
});

test("a window that is partly out is moved in, one that is too large shrunk", () => {
  expect(placeWindow({ x: 1500, y: -200, width: 900, height: 700 }, [display])).toEqual({
    x: 1020,
    y: 0,
    width: 900,
    height: 700,
  });
  expect(placeWindow({ x: 0, y: 0, width: 9000, height: 7000 }, [display])).toEqual(display);
  expect(placeWindow({ x: 0, y: 0, width: 1, height: 1 }, [display])).toMatchObject({ width: 480, height: 480 });
});

test("a window across two displays goes to the one that shows most of it", () => {
  const across = { x: 1900, y: 0, width: 900, height: 700 };
  expect(placeWindow(across, [display, second])).toMatchObject({ x: 1920 });
});

test("the projector fills the display that the app's own window isn't on, unless it was moved to one before", () => {
  const own = { x: 100, y: 100, width: 900, height: 700 };
  expect(placeProjector(null, own, [display, second])).toEqual({ ...second, fullscreen: true });
  const far = { x: 2000, y: 50, width: 900, height: 700 };
  expect(placeProjector(far, own, [display, second])).toEqual(far);
  // Remembered from a day when the windows were the other way round.
  expect(placeProjector(far, { ...far, x: 2100 }, [display, second])).toEqual({ ...display, fullscreen: true });
  expect(placeProjector(null, own, [display])).toEqual({ width: 1280, height: 860 });
  expect(placeProjector(null, own, [])).toEqual({ width: 1280, height: 860 });
});

test.each([null, "x", 5, {}, { width: "900", height: 700 }, { width: 900.5, height: 700 }, []])(
  "%j remembers nothing",
  (remembered) => {
    expect(placeWindow(remembered, [display])).toEqual({ width: 1280, height: 860 });
  },
);

const number = fc.integer({ min: -5000, max: 5000 });
const size = fc.integer({ min: 480, max: 5000 });
const area = fc.record({ x: number, y: number, width: size, height: size });

test("whatever is remembered, the window lies within a display, or the system finds its place", () => {
  const length = fc.integer({ min: 1, max: 9000 });
  const remembered = fc.record({ x: number, y: number, width: length, height: length });
  fc.assert(
    fc.property(remembered, fc.array(area, { minLength: 1, maxLength: 4 }), (bounds, areas) => {
      const { x, y, width, height } = placeWindow(bounds, areas);
      if (x === undefined || y === undefined) return x === y;
      return areas.some(
        (one) => x >= one.x && y >= one.y && x + width <= one.x + one.width && y + height <= one.y + one.height,
      );
    }),
  );
});
