/** What a browser must load before the first screen. */
import { firstLoad, gzipped } from "../build/first-load";
import { bounded } from "./figures";

export default async function bench() {
  const value = gzipped(firstLoad()) / 1000;
  return [bounded("first-load renderer JavaScript, gzipped", value, "kB", 180)];
}
