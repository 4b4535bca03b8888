import { TextInput } from "@mantine/core";
import type { Action } from "#shared/record/record";
import { DateField } from "../../ui/DateField";
import { Rows } from "./Rows";

/** Who does what until when. */
export function Actions({
  actions,
  onChange,
}: {
  actions: Action[];
  onChange(actions: Action[], how: "edit" | "add" | "remove" | "move"): void;
}) {
  return (
    <Rows<Action>
      items={actions}
      thing="action"
      add="Add an action"
      blank={{ what: "", owner: "", due: null }}
      onChange={onChange}
    >
      {(one, edit, name) => (
        <>
          <TextInput
            aria-label={`What, ${name}`}
            placeholder="What"
            maxLength={500}
            value={one.what}
            onChange={({ target }) => edit({ ...one, what: target.value })}
          />
          <TextInput
            data-short=""
            aria-label={`Owner, ${name}`}
            placeholder="Who"
            maxLength={120}
            value={one.owner}
            onChange={({ target }) => edit({ ...one, owner: target.value })}
          />
          <DateField
            data-short=""
            aria-label={`Due, ${name}`}
            placeholder="Until when"
            value={one.due}
            onChange={(due) => edit({ ...one, due })}
          />
        </>
      )}
    </Rows>
  );
}
