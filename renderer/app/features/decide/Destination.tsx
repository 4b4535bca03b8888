import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { profiles } from "#shared/adr/write/profiles/profiles";
import type { ProfileId } from "#shared/record/record";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import { RepositoryPicker } from "./RepositoryPicker";
import { type PlanTarget, targetIn } from "./usePlan";

/** Where the ADR goes and in which form. */
export interface Goes {
  target: PlanTarget | null;
  onTarget(target: PlanTarget): void;
  /** Folder that the plan settled on, relative to the root; `null` while that is looked at. */
  dir: string | null;
  profile: ProfileId;
  /** Absent where the profile is settled. */
  onProfile?: ((profile: ProfileId) => void) | undefined;
}

/** Said before it is accepted: repository and form, each of which can be chosen here. */
export function Destination({ target, onTarget, dir, profile, onProfile }: Goes) {
  const { record } = useRecord();
  const [choosing, setChoosing] = useState(false);
  const name = target?.root.split(/[/\\]/).filter(Boolean).at(-1);
  return (
    <Stack as="section" gap={12} aria-label="Where the ADR goes">
      <Row gap={12} justify="between">
        <Text as="span" className="one-line" title={target?.root}>
          {target === null ? (
            "No repository is chosen yet"
          ) : (
            <>
              To <b>{name}</b>
              {dir !== null && dir !== "" && (
                <>
                  , <span className="mono">{dir}</span>
                </>
              )}
            </>
          )}
        </Text>
        <Button variant="default" size="xs" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {target === null ? "Choose a repository" : "Change"}
        </Button>
      </Row>
      {choosing && (
        <RepositoryPicker
          onChosen={(info) => {
            setChoosing(false);
            onTarget(targetIn(info, record.repo));
          }}
        />
      )}
      <Row gap={12} justify="between">
        <Text as="span">Written as</Text>
        <ProfileSelect profile={profile} onProfile={onProfile} />
      </Row>
    </Stack>
  );
}

export function ProfileSelect({ profile, onProfile }: Pick<Goes, "profile" | "onProfile">) {
  const [own, setOwn] = useState(false);
  // Where the folder has a template it is proposed first, and it stays a choice after another was looked at.
  if (profile === "template" && !own) setOwn(true);
  const formats = profiles().map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Select
      aria-label="ADR format"
      size="xs"
      w={178}
      allowDeselect={false}
      disabled={!onProfile}
      value={profile}
      data={own ? [...formats, { value: "template", label: "Your template" }] : formats}
      onChange={(value) => value && onProfile?.(value as ProfileId)}
    />
  );
}
