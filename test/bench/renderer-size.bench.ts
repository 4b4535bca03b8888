/** What a browser must load before the first screen. */
import { firstLoad, gzipped } from "../build/first-load";

export default async function bench() {
  const value = gzipped(firstLoad()) / 1000;
  return [{ name: "first-load renderer JavaScript, gzipped", value, unit: "kB", bound: 250, ok: value <= 250 }];
}
