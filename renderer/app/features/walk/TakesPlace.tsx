import type { Succession } from "#shared/record/record";
import { beforeOf } from "#shared/workshop/revisit";
import { beforeWords } from "#shared/workshop/words";
import { useAsk, useHost } from "../../host/HostContext";
import { hrefOf } from "../../shell/route";
import { Text } from "../../ui/Text";

/** Whose place a decision takes, and what was chosen there and why. Without the link where that one is gone. */
export function TakesPlace({ of: { record: id, title } }: { of: Succession }) {
  const { host } = useHost();
  const asked = useAsk(() => host.records.get({ id }), [id]);
  if (asked.state === "waiting") return null;
  const before = asked.state === "ready" ? beforeOf(asked.value.record) : null;
  return (
    <Text tone="soft" size="row" mt={8} measure>
      Takes the place of{" "}
      {asked.state === "ready" ? <a href={hrefOf({ at: "record", id, place: null })}>{title}</a> : title}.
      {before && ` Decided there: ${beforeWords(before)}`}
    </Text>
  );
}
