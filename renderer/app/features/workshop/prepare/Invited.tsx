/** Who comes, when and where, and in which role. */
import { Select, Switch, TextInput } from "@mantine/core";
import type { WorkshopPlan } from "#shared/workshop/plan";
import type { Role } from "#shared/workshop/session";
import { Box, Stack } from "../../../ui/layout";
import { Rows } from "../../decide/Rows";
import { NameField } from "../NameField";
import { roleChoices } from "../words";

export function Invited({ plan, change }: { plan: WorkshopPlan; change(part: Partial<WorkshopPlan>): void }) {
  return (
    <Box as="section" section="line" aria-labelledby="people">
      <h2 id="people">Who comes</h2>
      <Stack columns="repeat(auto-fit, minmax(300px, 1fr))" gap={16} mb={12}>
        <NameField
          label="Facilitator"
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
      </Stack>
      <Switch
        mb={14}
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
            <NameField
              aria-label={`Name, ${name}`}
              placeholder="Name"
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
    </Box>
  );
}
