/** What the worker is asked and says: how a playbook decides, away from the thread that draws. */
import type { Playbook } from "#shared/playbook/playbook";
import type { Trial } from "#shared/record/playbook-trial";
import type { Judgement } from "#shared/record/record";
import type { Weakness } from "#shared/record/weaknesses";

export interface JudgingRequest {
  n: number;
  playbook: Playbook;
  /** As answered in the preview. */
  judgements: Record<string, Judgement>;
  /** The present year, four digits. */
  year: number;
}

export interface Findings {
  n: number;
  weaknesses: Weakness[];
  trial: Trial | null;
  /** With the answers of the preview: the recommendation in words, and a value per option, 0 to 1. */
  result: { words: string; values: Record<string, number> } | null;
}
