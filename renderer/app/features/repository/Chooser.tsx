import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconFolder, IconFolderPlus, IconWorldUpload, IconX } from "@tabler/icons-react";
import { count } from "../../ui/words";
import classes from "./Repository.module.css";
import { repositoryName } from "./rows";
import type { Repo } from "./useRepositories";

/** Which repository is shown, and what can be done with the list of them. */
export function Chooser({
  known,
  view,
  repos,
  onChoose,
  onAdd,
  onRemove,
  onPublish,
}: {
  known: readonly string[];
  view: string | null;
  repos: readonly Repo[];
  onChoose(root: string | null): void;
  onAdd(): void;
  onRemove(root: string): void;
  onPublish(root: string): void;
}) {
  const shown = view ?? (known.length === 1 ? known[0] : undefined);
  const countOf = (root: string) => repos.find((one) => one.root === root)?.listing?.entries.length;
  return (
    <Menu position="bottom-start" withinPortal width={360}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {count(known.length, "repository", "repositories")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {known.length > 1 && <Menu.Item onClick={() => onChoose(null)}>All repositories</Menu.Item>}
        {known.map((root) => (
          <Menu.Item
            key={root}
            leftSection={<IconFolder size={16} />}
            rightSection={<span className="num">{countOf(root)}</span>}
            aria-current={root === view ? "true" : undefined}
            onClick={() => onChoose(root)}
          >
            {repositoryName(root)}
            <span className={`mono one-line ${classes.path}`}>{root}</span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconFolderPlus size={16} />} onClick={onAdd}>
          Add a repository
        </Menu.Item>
        {shown !== undefined && (
          <Menu.Item leftSection={<IconWorldUpload size={16} />} onClick={() => onPublish(shown)}>
            Publish {repositoryName(shown)}
          </Menu.Item>
        )}
        {view !== null && known.includes(view) && (
          <Menu.Item leftSection={<IconX size={16} />} onClick={() => onRemove(view)}>
            Remove {repositoryName(view)} from the list
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
