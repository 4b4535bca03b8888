/** All faults, in the order in which they are put on. Kills come last: they take what time the others leave. */
import { adrText } from "./adr";
import { agent } from "./agent/agent";
import { ballots } from "./ballots";
import { claims } from "./claims";
import { committing } from "./committing";
import { desktopClosed, desktopKilled, desktopPageKilled } from "./desktop";
import { fullDisk, tinyDisk } from "./disk";
import { exporting } from "./exporting";
import type { Fault } from "./fault";
import { overHttp, overPort } from "./messages";
import { parsers } from "./parsers";
import { phones } from "./phones";
import { playbooks } from "./playbooks";
import { cutExporting, cutSaving, cutVoting } from "./power";
import { processes } from "./processes";
import { room } from "./room";
import { rules } from "./rules";
import { saving } from "./saving";
import { sealedBallots } from "./sealed";
import { seated } from "./seated";
import { stranger } from "./stranger";
import { truncated, truncatedLong } from "./truncation";
import { voting } from "./voting";

export const faults: Fault[] = [
  truncated,
  truncatedLong,
  overPort,
  overHttp,
  agent,
  adrText,
  parsers,
  claims,
  playbooks,
  ballots,
  rules,
  sealedBallots,
  fullDisk,
  tinyDisk,
  cutSaving,
  cutExporting,
  cutVoting,
  processes,
  room,
  phones,
  voting,
  saving,
  exporting,
  committing,
  seated,
  desktopKilled,
  desktopPageKilled,
  desktopClosed,
  stranger,
];
