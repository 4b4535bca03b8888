import type { RecordView } from "#shared/api/records";
import type { Brief } from "#shared/workshop/view/brief";
import type { SessionHandle } from "../useSession";

/** What a step of the facilitator's screen gets. */
export interface FacilitatorStepProps {
  session: SessionHandle;
  record: RecordView;
  brief: Brief;
  now: number;
  pause(): void;
  extend(): void;
  /** Opens the facilitator's own screen of answers. */
  answer(): void;
}
