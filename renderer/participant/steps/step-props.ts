import type { Word } from "#shared/workshop/ballot";
import type { SeatCommand } from "#shared/workshop/command";
import type { Brief } from "#shared/workshop/view/brief";
import type { SeatView } from "#shared/workshop/view/view";

/** What a step gets. */
export interface StepProps {
  view: SeatView;
  brief: Brief;
  ahead: number;
  cast(word: Word): void;
  say(command: SeatCommand): void;
}
