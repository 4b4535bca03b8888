import { Button, TextInput } from "@mantine/core";
import { IconArrowUp, IconFolder, IconGitBranch } from "@tabler/icons-react";
import { useState } from "react";
import type { RepoInfo } from "#shared/api/repo";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { DelayedFallback } from "../../ui/DelayedFallback";
import { FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./Export.module.css";

const lastPart = (path: string) => path.split(/[/\\]/).filter(Boolean).at(-1) ?? path;

/**
 * Which repository: one used before, or a folder from the native dialog or from a list of folders. `anew` asks for one
 * to be listed, and leaves the look at what it holds to the list.
 */
export function RepositoryPicker({
  onChosen,
  anew,
}: { anew?: false; onChosen(repo: RepoInfo): void } | { anew: true; onChosen(repo: Pick<RepoInfo, "root">): void }) {
  const { host, info, settings } = useHost();
  const before = anew ? [] : settings.repositories;
  const { run, failure } = useAction();
  const [browsing, setBrowsing] = useState(!info.can.pickFolder && before.length === 0);

  const [looking, setLooking] = useState<string | null>(null);
  const look = async (path: string) => {
    setLooking(path);
    await run(async () => {
      if (anew) onChosen(await host.repo.root({ path }));
      else onChosen(await host.repo.inspect({ path }));
    });
    setLooking(null);
  };

  return (
    <div className={classes.stack}>
      <FailureNote failure={failure} />
      {before.length > 0 && (
        <section aria-label="Used before">
          <Text as="h3" size="meta" tone="quiet" weight={600} mb={6} className={classes.small}>
            Used before
          </Text>
          <ul className={classes.folders}>
            {before.map((path) => (
              <li key={path}>
                <button type="button" disabled={looking !== null} onClick={() => void look(path)}>
                  <IconGitBranch size={16} aria-hidden="true" />
                  <Text as="b" weight={550}>
                    {lastPart(path)}
                  </Text>
                  <span className="mono one-line">{path}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {info.can.pickFolder ? (
        <Button variant="default" onClick={() => void run(async () => onChosen(await host.repo.pick()))}>
          Choose a folder
        </Button>
      ) : browsing ? (
        <Folders onChosen={(path) => void look(path)} looking={looking !== null} />
      ) : (
        <Button variant="default" onClick={() => setBrowsing(true)}>
          Choose another folder
        </Button>
      )}
      {looking !== null && (
        <DelayedFallback>
          <Text role="status" tone="soft">
            Looking for ADRs in {lastPart(looking)}
          </Text>
        </DelayedFallback>
      )}
    </div>
  );
}

function Folders({ onChosen, looking }: { onChosen(path: string): void; looking: boolean }) {
  const { host } = useHost();
  const [path, setPath] = useState<string | undefined>(undefined);
  const [typed, setTyped] = useState<string | null>(null);
  const asked = useAsk(() => host.repo.browse(path === undefined ? {} : { path }), [path]);
  const to = (next: string) => {
    setTyped(null);
    setPath(next);
  };
  const listing = asked.state === "ready" ? asked.value : null;
  const here = listing?.path ?? path ?? "";
  return (
    <section aria-label="Folders" className={classes.stack}>
      <Row
        as="form"
        align="stretch"
        onSubmit={(event) => {
          event.preventDefault();
          to(typed ?? here);
        }}
      >
        <TextInput
          aria-label="Folder"
          flex={1}
          classNames={{ input: "mono" }}
          value={typed ?? here}
          maxLength={4096}
          data-autofocus
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" variant="default">
          Go
        </Button>
      </Row>
      <FailureNote failure={asked.state === "failed" ? asked.failure : null} />
      {listing && (
        <ul className={classes.folders} data-scrolls="">
          {listing.parent !== null && (
            <li>
              <button type="button" onClick={() => to(listing.parent ?? "")}>
                <IconArrowUp size={16} aria-hidden="true" />
                Up to {lastPart(listing.parent)}
              </button>
            </li>
          )}
          {listing.folders.map((folder) => (
            <li key={folder.path}>
              <button type="button" onClick={() => to(folder.path)}>
                {folder.repository ? (
                  <IconGitBranch size={16} aria-hidden="true" />
                ) : (
                  <IconFolder size={16} aria-hidden="true" />
                )}
                <Text as="b" weight={550}>
                  {folder.name}
                </Text>
                {folder.repository && <span className="one-line">repository</span>}
              </button>
            </li>
          ))}
          {listing.folders.length === 0 && (
            <Text as="li" tone="quiet" py={8}>
              No folders in here
            </Text>
          )}
        </ul>
      )}
      <Row gap={12} wrap={8} justify="end">
        <Button disabled={!listing || looking} onClick={() => listing && onChosen(listing.path)}>
          {listing ? `Use ${lastPart(listing.path)}` : "Use this folder"}
        </Button>
      </Row>
    </section>
  );
}
