import { IconPencil, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { knownOptions } from "#shared/playbook/known";
import type { Option } from "#shared/playbook/playbook";
import { excludedIn } from "#shared/record/recommend";
import { addOption, changeOption, removeOption } from "#shared/record/setup";
import { IconButton } from "../../ui/IconButton";
import { Box } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { OptionMark } from "../../widgets/OptionMark";
import { useRecord } from "../record/RecordContext";
import classes from "./CriteriaStep.module.css";
import { AddForm, type SmallField, SmallForm } from "./SmallForm";

/** What may be chosen. The playbook's own options keep their names, since it knows how they fit. */
export function Options() {
  const { draft, playbook, change, locked } = useRecord();
  const excluded = excludedIn(draft);
  const known = knownOptions(playbook);
  const unnamed = playbook.options.some(
    ({ id, title }) => !known.has(id) && draft.options.some((option) => option.id === id && option.title === title),
  );
  const [renaming, setRenaming] = useState<{ id: string; open: boolean } | null>(null);
  const rename = (id: string, values: string[] | null) => {
    setRenaming({ id, open: false });
    if (!values) return;
    const [title = "", line = ""] = values;
    change("options", (before) => changeOption(before, id, title, line));
  };
  return (
    <Box className={classes.section} as="section" mt={24} aria-labelledby="options">
      <h2 id="options">Options</h2>
      {unnamed && (
        <Text tone="soft" mb={6}>
          Give them names, and add others where there are more.
        </Text>
      )}
      <ul className={classes.options}>
        {draft.options.map((option, n) =>
          renaming?.open && renaming.id === option.id ? (
            <li key={option.id}>
              <SmallForm
                label={`Change ${option.title}`}
                button="Change"
                fields={fieldsOf(option)}
                onDone={(values) => rename(option.id, values)}
              />
            </li>
          ) : (
            <li key={option.id} data-out={excluded.some((one) => one.option === option.id) ? "" : undefined}>
              <OptionMark n={n} />
              <span>
                <strong>{option.title}</strong>
                {option.summary && <small>{option.summary}</small>}
              </span>
              {!known.has(option.id) && !locked && (
                <>
                  <IconButton
                    icon={IconPencil}
                    label={`Change ${option.title}`}
                    autoFocus={renaming?.id === option.id}
                    onClick={() => setRenaming({ id: option.id, open: true })}
                  />
                  {draft.options.length > 2 && (
                    <IconButton
                      icon={IconX}
                      label={`Remove ${option.title}`}
                      onClick={() => change("options", (before) => removeOption(before, option.id))}
                    />
                  )}
                </>
              )}
            </li>
          ),
        )}
      </ul>
      {!locked && (
        <AddForm
          label="Add an option"
          fields={fieldsOf()}
          onAdd={([name = "", line = ""]) => change("options", (before) => addOption(before, name, line))}
        />
      )}
    </Box>
  );
}

function fieldsOf(option?: Option): SmallField[] {
  return [
    { name: "Name", required: true, max: 120, value: option?.title ?? "" },
    { name: "In one line", max: 300, value: option?.summary ?? "" },
  ];
}
