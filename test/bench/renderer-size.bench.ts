/** What a browser must load before the first screen. */
import { firstLoad, firstStyles, gzipped } from "../build/first-load";
import { bounded } from "./figures";

export default async function bench() {
  const styles = firstStyles().reduce((sum, sheet) => sum + sheet.length, 0) / 1000;
  return [
    bounded("first-load renderer JavaScript, gzipped", gzipped(firstLoad()) / 1000, "kB", 160),
    bounded("first-load style sheets, as they are", styles, "kB", 145),
  ];
}
