/** What an export has to know besides the record. */
import type { Books } from "#shared/adr/data/sidecar";
import type { Style } from "#shared/adr/write/markdown";
import type { Template } from "#shared/adr/write/profiles/template";
import type { Day } from "#shared/base/day";
import type { ProfileId } from "#shared/record/record";
import type { Predecessor } from "./succession";

/** The ADR's text for a file of this name. `number` is what the name says, `null` for a date. */
export type Render = (as: {
  file: string;
  number: number | null;
  profile: ProfileId;
  template?: Template | null;
  style?: Style;
}) => string;

export interface ExportAround {
  render: Render;
  /** Names the file in folders that name by date. */
  today: Day;
  /** Playbooks that needn't be carried whole; none unless given. */
  books?: Books;
  /** What the record takes the place of once it is accepted, wherever that lies. */
  predecessors?: readonly Predecessor[];
  /** ADRs of this machine's other decisions, whether or not their files are there now: nobody else gets their names. */
  taken?: readonly { root: string; dir: string; file: string }[];
}
