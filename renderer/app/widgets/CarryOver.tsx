import { Checkbox } from "@mantine/core";
import type { Carried } from "#shared/record/successor";

const names: Record<Carried, string> = {
  frame: "Title, problem and scope",
  people: "People",
  options: "Options",
  criteria: "Criteria",
  "must-haves": "Must-haves",
  answers: "Answers",
  weights: "Weights",
};

/** What a new decision takes over from the one whose place it is to take. */
export function CarryOver({ carry, onCarry }: { carry: Carried[]; onCarry(carry: Carried[]): void }) {
  return (Object.keys(names) as Carried[]).map((part) => (
    <Checkbox
      key={part}
      label={names[part]}
      checked={carry.includes(part)}
      onChange={(event) =>
        onCarry(event.currentTarget.checked ? [...carry, part] : carry.filter((one) => one !== part))
      }
    />
  ));
}
