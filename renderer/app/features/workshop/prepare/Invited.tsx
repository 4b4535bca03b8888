/** Who comes, when and where, and in which role. */
import { Select, Switch, TextInput } from "@mantine/core";
import type { WorkshopPlan } from "#shared/workshop/plan";
import type { Role } from "#shared/workshop/session";
import { Rows } from "../../decide/Rows";
import { roleChoices } from "../words";
import classes from "./Prepare.module.css";

export function Invited({ plan, change }: { plan: WorkshopPlan; change(part: Partial<WorkshopPlan>): void }) {
  return (
    <section className={classes.part} aria-labelledby="people">
      <h2 id="people">Who comes</h2>
      <div className={classes.pair}>
        <TextInput
          label="Facilitator"
          maxLength={60}
          value={plan.facilitator.name}
          onChange={({ target }) => change({ facilitator: { ...plan.facilitator, name: target.value } })}
        />
        <TextInput
          label="When and where"
          maxLength={200}
          placeholder="Tue 10:00, room 4"
          value={plan.when}
          onChange={({ target }) => change({ when: target.value })}
        />
      </div>
      <Switch
        className={classes.switch ?? ""}
        label="The facilitator votes too"
        checked={plan.facilitator.votes}
        onChange={({ target }) => change({ facilitator: { ...plan.facilitator, votes: target.checked } })}
      />
      <Rows
        items={plan.people}
        thing="person"
        add="Add somebody"
        blank={{ name: "", role: "voter" as Role }}
        onChange={(people) => change({ people })}
      >
        {(person, edit, name) => (
          <>
            <TextInput
              aria-label={`Name, ${name}`}
              placeholder="Name"
              maxLength={60}
              value={person.name}
              onChange={({ target }) => edit({ ...person, name: target.value })}
            />
            <Select
              aria-label={`Role, ${name}`}
              data={roleChoices}
              allowDeselect={false}
              value={person.role}
              onChange={(role) => role && edit({ ...person, role: role as Role })}
            />
          </>
        )}
      </Rows>
    </section>
  );
}
