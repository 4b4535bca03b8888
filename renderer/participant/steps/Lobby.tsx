/** @jsxImportSource preact */
import { ruleTexts } from "#shared/workshop/plan";
import { Promised, Screen } from "../ui/parts";
import type { StepProps } from "./step-props";

const roleWords = {
  facilitator: "You run the workshop.",
  decider: "You vote, and choose at the end.",
  voter: "You vote.",
  consulted: "You comment and advise; you don't vote.",
  observer: "You look on.",
} as const;

export function Lobby({ view }: StepProps) {
  const { me } = view;
  // As the projector counts.
  const people = view.people.filter(({ role }) => role !== "facilitator");
  return (
    <Screen
      mark="lobby"
      title={`Hello, ${me.name}`}
      where="You are in the room"
      hint={`${roleWords[me.role]} It begins when the facilitator starts.`}
      foot={<Promised text={view.promise} />}
    >
      <section>
        <h2>What is decided</h2>
        <p class="said">{view.title}</p>
        <p>{ruleTexts[view.rule]}</p>
      </section>
      <section>
        <h2>
          In the room <span class="num">{people.length}</span>
        </h2>
        <ul class="people">
          {people.map(({ seat, name }) => (
            <li key={seat}>{name}</li>
          ))}
        </ul>
      </section>
    </Screen>
  );
}
