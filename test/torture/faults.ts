/** All faults, in the order in which they are put on. */
import { adrText } from "./adr";
import { fullDisk, tinyDisk } from "./disk";
import { exporting } from "./exporting";
import type { Fault } from "./fault";
import { overHttp, overPort } from "./messages";
import { processes } from "./processes";
import { saving } from "./saving";
import { truncated, truncatedLong } from "./truncation";

export const faults: Fault[] = [
  saving,
  exporting,
  processes,
  fullDisk,
  tinyDisk,
  truncated,
  truncatedLong,
  overPort,
  overHttp,
  adrText,
];
