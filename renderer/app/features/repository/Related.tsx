/** What an ADR amends, depends on and relates to, and its tags; said in the files themselves. */

import { Button, Select, TagsInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { AdrEntry } from "#shared/adr/folder/entry";
import { type RelatedKind, relatedKinds, relatedVerbs, tagShape } from "#shared/adr/read/words";
import type { FiledAdr } from "#shared/api/repo";
import { hrefOf } from "../../shell/route";
import { IconButton } from "../../ui/IconButton";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./Related.module.css";
import { type AdrRow, rowNumber, rowTitle } from "./rows";
import type { Repo } from "./useRepositories";

export interface RelatedActs {
  onRelate(kind: RelatedKind, other: string, remove: boolean): void;
  onTags(tags: string[]): void;
}

interface Props extends RelatedActs {
  row: AdrRow;
  repo: Repo;
  view: string | null;
  filed: FiledAdr;
  /** Whether the file may be changed now. */
  ready: boolean;
}

export function Related({ row, repo, view, filed: { related, tags }, ready, onRelate, onTags }: Props) {
  const [editing, setEditing] = useState(false);
  const { root, entry } = row;
  const entries = repo.listing?.entries ?? [];
  const byFile = new Map(entries.map((one) => [one.file, one]));
  const shown = related.flatMap((one) => {
    const other = byFile.get(one.file);
    return other ? [{ ...one, other }] : [];
  });
  if (!editing && shown.length === 0 && tags.length === 0)
    return (
      <div>
        <Button variant="default" size="xs" disabled={!ready} onClick={() => setEditing(true)}>
          Add a relation or tags
        </Button>
      </div>
    );
  return (
    <Stack as="section" gap={6} card="plain" className={classes.related} aria-label="Relations and tags">
      <Row justify="between">
        <h2>Relations and tags</h2>
        <Button variant="subtle" color="gray" size="compact-xs" disabled={!ready} onClick={() => setEditing(!editing)}>
          {editing ? "Done" : "Change"}
        </Button>
      </Row>
      {shown.length > 0 && (
        <Stack as="ul" gap={4}>
          {shown.map(({ kind, file, other }) => (
            <Row as="li" key={`${kind} ${file}`} align="baseline">
              <Text as="span" tone="quiet" className={classes.verb}>
                {relatedVerbs[kind]}
              </Text>
              <a
                className="one-line"
                title={rowTitle(other)}
                href={hrefOf({ at: "repository", root: view, open: { root, file } })}
              >
                {`${rowNumber(other)} ${rowTitle(other)}`.trim()}
              </a>
              {editing && (
                <IconButton
                  icon={IconX}
                  iconSize={14}
                  size={20}
                  label={`Take away: ${relatedVerbs[kind]} ${rowTitle(other)}`}
                  onClick={() => onRelate(kind, file, true)}
                />
              )}
            </Row>
          ))}
        </Stack>
      )}
      {editing ? (
        <>
          <NewRelation others={entries.filter(({ file }) => file !== entry.file)} onRelate={onRelate} />
          <TagsInput
            label="Tags"
            size="xs"
            value={tags}
            splitChars={[",", " ", "\n"]}
            acceptValueOnBlur
            isDuplicate={(value, current) => !tagShape().test(value) || current.includes(value)}
            description="Letters, digits and hyphens, without blanks"
            onChange={onTags}
          />
        </>
      ) : (
        tags.length > 0 && (
          <Text as="p" tone="quiet">
            {tags.length === 1 ? "Tag" : "Tags"}: {tags.join(", ")}
          </Text>
        )
      )}
    </Stack>
  );
}

/** Which ADR, and how this one stands to it. */
function NewRelation({ others, onRelate }: { others: AdrEntry[]; onRelate: RelatedActs["onRelate"] }) {
  const [kind, setKind] = useState<RelatedKind>("relatesTo");
  const [file, setFile] = useState<string | null>(null);
  return (
    <Row gap={8} wrap={8}>
      <Select
        aria-label="How it stands to the other"
        size="xs"
        w={124}
        data={relatedKinds.map((value) => ({ value, label: relatedVerbs[value] }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => value && setKind(value)}
      />
      <Select
        aria-label="The other ADR"
        size="xs"
        className={classes.other ?? ""}
        placeholder="Which ADR"
        searchable
        limit={50}
        data={others.map((one) => ({ value: one.file, label: `${rowNumber(one)} ${rowTitle(one)}`.trim() }))}
        value={file}
        onChange={setFile}
      />
      <Button
        variant="default"
        size="xs"
        disabled={file === null}
        onClick={() => {
          if (file === null) return;
          onRelate(kind, file, false);
          setFile(null);
        }}
      >
        Write it in both
      </Button>
    </Row>
  );
}
