/** The colours of options: contrast by WCAG 2.2, and told apart under colour blindness by Machado, Oliveira and Fernandes 2009. */
import { expect, test } from "vitest";
import { dark, light } from "../../../../renderer/app/theme/tokens";

type Row = [number, number, number];
const channels = (hex: string): Row => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Row;
const linear = (hex: string): Row =>
  channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as Row;
const luminance = (hex: string) => {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
};

const sights: Record<string, Row[]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function lab(hex: string, sight: Row[]): Row {
  const seen = linear(hex);
  const [r = 0, g = 0, b = 0] = sight.map((row) =>
    Math.min(1, Math.max(0, row[0] * seen[0] + row[1] * seen[1] + row[2] * seen[2])),
  );
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const apart = (a: string, b: string, sight: Row[]) => {
  const [one, other] = [lab(a, sight), lab(b, sight)];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
};

for (const [name, theme] of Object.entries({ light, dark })) {
  test(`options in ${name}: fills reach 3:1 and their text 4.5:1 wherever they stand`, () => {
    const pairs = [
      [theme.a, theme.aInk, theme.aSoft],
      [theme.b, theme.bInk, theme.bSoft],
      [theme.c, theme.cInk, theme.cSoft],
      [theme.d, theme.dInk, theme.dSoft],
      [theme.e, theme.eInk, theme.eSoft],
    ] as const;
    for (const [fill, ink, soft] of pairs) {
      for (const ground of [theme.surface, theme.canvas, theme.sunken])
        expect(contrast(fill, ground), `${fill} on ${ground}`).toBeGreaterThanOrEqual(3);
      for (const ground of [theme.surface, theme.canvas, soft])
        expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test(`in grey, options in ${name} differ in lightness, or else in shape and hatch as all do`, () => {
    const light = [theme.a, theme.b, theme.c, theme.d, theme.e].map((fill) => lab(fill, sights.full ?? [])[0]);
    const alike = light.flatMap((one, i) =>
      light.slice(i + 1).flatMap((other, k) => (Math.abs(one - other) < 4 ? [`${i} ${i + 1 + k}`] : [])),
    );
    // Of A and B in dark the hatch tells; `access.spec.ts` looks at what is drawn.
    expect(alike).toEqual(name === "dark" ? ["0 1"] : []);
  });

  test.each(Object.entries(sights))(`five options in ${name} stay apart, %s`, (_, sight) => {
    const all = [theme.a, theme.b, theme.c, theme.d, theme.e];
    for (const [i, one] of all.entries())
      for (const other of all.slice(i + 1)) expect(apart(one, other, sight), `${one} ${other}`).toBeGreaterThan(15);
  });
}
