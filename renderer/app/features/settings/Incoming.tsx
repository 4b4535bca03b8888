import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { ImportChoice, Incoming } from "#shared/api/backup";
import type { By } from "#shared/base/by";
import { Row } from "../../ui/layout";
import rows from "../../ui/rows.module.css";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";

type Wanted = ImportChoice | "leave";

const words: Record<Incoming["state"], string> = {
  new: "not here",
  same: "the same here",
  changed: "different here",
  "read only": "here, by a newer Adroit",
};

const options: Record<Incoming["state"], { value: Wanted; label: string }[]> = {
  new: [
    { value: "add", label: "Bring in" },
    { value: "leave", label: "Leave out" },
  ],
  same: [],
  changed: [
    { value: "leave", label: "Keep what is here" },
    { value: "copy", label: "Bring in as a copy" },
    { value: "replace", label: "Replace what is here" },
  ],
  "read only": [
    { value: "leave", label: "Keep what is here" },
    { value: "copy", label: "Bring in as a copy" },
  ],
};

/** Rows that are shown one by one; of more, all but these follow the choice for all. */
const shown = 200;

/** Records that could be brought in, each with what happens to it. Nothing that is here is replaced unless told. */
export function IncomingList({
  incoming,
  busy,
  more = 0,
  onBring,
}: {
  incoming: Incoming[];
  busy: boolean;
  /** What else was chosen besides decisions. */
  more?: number;
  onBring(choices: By<ImportChoice>): void;
}) {
  const [forChanged, setForChanged] = useState<Wanted>("leave");
  const [single, setSingle] = useState<By<Wanted>>({});
  const open = incoming.filter(({ state }) => state !== "same");
  const changed = open.filter(({ state }) => state !== "new").length;
  const wantedOf = ({ id, state }: Incoming): Wanted => {
    const forAll = state === "new" ? "add" : state === "read only" && forChanged === "replace" ? "leave" : forChanged;
    return single[id] ?? forAll;
  };
  const choices: By<ImportChoice> = {};
  for (const one of open) {
    const wanted = wantedOf(one);
    if (wanted !== "leave") choices[one.id] = wanted;
  }
  const bringing = Object.keys(choices).length;
  const same = incoming.length - open.length;
  return (
    <>
      {same > 0 && (
        <Text tone="soft" mb={12}>
          {count(same, "decision")} in it can stay: the same as here.
        </Text>
      )}
      {changed > 0 && (
        <ForChanged
          value={forChanged}
          onChange={(value) => {
            setForChanged(value);
            setSingle({});
          }}
        />
      )}
      <ul>
        {open.slice(0, shown).map((one) => (
          <Row key={one.id} as="li" gap={16} className={rows.row}>
            <span>{one.title}</span>
            <Text as="span" size="aside" tone="soft">
              {words[one.state]}
            </Text>
            <NativeSelect
              aria-label={`What to do with ${one.title}`}
              size="xs"
              value={wantedOf(one)}
              onChange={(event) => setSingle({ ...single, [one.id]: event.currentTarget.value as Wanted })}
              data={options[one.state]}
            />
          </Row>
        ))}
      </ul>
      {open.length > shown && (
        <Text tone="soft" mb={12}>
          And {count(open.length - shown, "more decision")}, by the choice above.
        </Text>
      )}
      <Row align="stretch" justify="end" mt={16}>
        <Button loading={busy} disabled={bringing + more === 0} onClick={() => onBring(choices)}>
          {bringing > 0 ? `Bring in ${count(bringing, "decision")}` : "Bring in"}
        </Button>
      </Row>
    </>
  );
}

/** One answer for all that are another here; each can still have its own. */
function ForChanged({ value, onChange }: { value: Wanted; onChange(value: Wanted): void }) {
  return (
    <Row wrap={12} gap={16} justify="between">
      <span id="for-changed">Where a decision is different here</span>
      <SegmentedControl
        aria-labelledby="for-changed"
        value={value}
        onChange={(wanted) => onChange(wanted as Wanted)}
        data={[
          { value: "leave", label: "Keep" },
          { value: "copy", label: "Copy" },
          { value: "replace", label: "Replace" },
        ]}
      />
    </Row>
  );
}
