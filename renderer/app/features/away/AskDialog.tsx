/** What is settled before a call goes out: until when, who is asked, and whether each has a code. */
import { Button, Switch, Textarea } from "@mantine/core";
import { useState } from "react";
import type { MadeView } from "#shared/away/view";
import { addDays, type Day } from "#shared/base/day";
import { nameTooLong } from "#shared/workshop/names";
import type { CallOut } from "#shared/workshop/session";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { DateField } from "../../ui/DateField";
import { Dialog } from "../../ui/Dialog";
import { FailureNote } from "../../ui/FailureNote";
import { Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import type { SessionHandle } from "../workshop/useSession";

const titles: Record<CallOut["what"], string> = {
  round: "Ask people elsewhere",
  again: "Ask once more, elsewhere",
  consent: "Ask for consent, elsewhere",
};

export function AskDialog({
  session,
  what,
  onClose,
  made,
}: {
  session: SessionHandle;
  what: CallOut["what"];
  onClose(): void;
  made(made: MadeView): void;
}) {
  const { host, info } = useHost();
  const { busy, failure, run } = useAction();
  const [until, setUntil] = useState<Day>(addDays(info.today, 7));
  const [names, setNames] = useState("");
  const [codes, setCodes] = useState(false);
  const people = names.split(/[\n,;]/).flatMap((name) => name.trim() || []);
  const long = people.map(nameTooLong).find((fault) => fault !== null) ?? null;
  const make = () => run(async () => made(await host.calls.make({ id: session.id, what, until, people, codes })));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={titles[what]}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => void make()} loading={busy} disabled={long !== null || (codes && people.length === 0)}>
            Make the call
          </Button>
        </>
      }
    >
      <Stack gap={16}>
        <FailureNote failure={failure} />
        <DateField label="Until" value={until} min={info.today} required onChange={(day) => day && setUntil(day)} />
        <Textarea
          label="Who is asked"
          description="A name a line. Then it shows who is missing."
          autosize
          minRows={3}
          error={long}
          value={names}
          onChange={({ target }) => setNames(target.value)}
        />
        <Switch
          label="A code for each person"
          description="Nobody can answer under another's name. Each gets a copy of their own."
          checked={codes}
          onChange={({ target }) => setCodes(target.checked)}
        />
        <Text size="aside" tone="soft">
          {session.state.view.promise}
        </Text>
        <Text size="aside" tone="soft">
          Until all is opened together, what it asks is shown nowhere, also not in the room. Questions and promise stay
          as they are.
        </Text>
      </Stack>
    </Dialog>
  );
}
