import { Button, Checkbox } from "@mantine/core";
import { addSource, withSource } from "#shared/playbook/edit";
import { Dialog } from "../../../ui/Dialog";
import { Stack } from "../../../ui/layout";
import { useAt, useBook, useEditor } from "./EditorContext";
import { NewSource } from "./parts";
import { valueAt, withAt } from "./paths";

/** What one statement rests on. */
export function SourcesDialog({ at, today, onClose }: { at: string; today: string; onClose(): void }) {
  const { editing } = useEditor();
  const { sources } = useBook();
  const [chosen = [], set] = useAt<string[] | undefined>(at);
  return (
    <Dialog opened onClose={onClose} title="What does this rest on?" actions={<Button onClick={onClose}>Done</Button>}>
      <Stack gap={10}>
        {Object.entries(sources).map(([key, { title, short, year }]) => (
          <Checkbox
            key={key}
            label={title}
            description={short.includes(year) ? short : `${short}, ${year}`}
            checked={chosen.includes(key)}
            onChange={({ currentTarget }) =>
              set(currentTarget.checked ? [...chosen, key] : chosen.filter((one) => one !== key), `${at} ${Date.now()}`)
            }
          />
        ))}
        <NewSource
          today={today}
          onAdd={(source) =>
            editing.edit(`${at} ${Date.now()}`, (before) => {
              const { book, key } = addSource(before, source);
              return withAt(book, at, withSource((valueAt(book, at) ?? []) as string[], key));
            })
          }
        />
      </Stack>
    </Dialog>
  );
}
