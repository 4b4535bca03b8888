import { slugOf } from "#shared/adr/folder/slug";
import type { RepoInfo } from "#shared/api/repo";
import { useHost } from "../../host/HostContext";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import { Commit } from "./Commit";
import { commitSubject } from "./export-page";

/** What is left for the user: to commit here, or elsewhere. */
export function AfterWriting({
  onCommitted,
  info,
  files,
  does,
  name,
}: {
  onCommitted(): void;
  info: RepoInfo | null;
  files: string[];
  /** The verb of the message: what the commit does to the ADR. */
  does: string;
  name: string;
}) {
  const { info: app } = useHost();
  const { title } = useRecord().record.draft.frame;
  if (!info) return null;
  if (!app.can.git) return <Text tone="soft">You commit it: no git program was found.</Text>;
  if (!info.git) return <Text tone="soft">You commit it: this folder isn't a git repository.</Text>;
  return (
    <>
      <Text tone="soft">You commit it, or let Adroit do that now.</Text>
      <Commit
        root={info.root}
        git={info.git}
        files={files}
        subject={`${does} ${commitSubject(name, title)}`}
        branchName={`adr/${slugOf(title)}`}
        onCommitted={onCommitted}
      />
    </>
  );
}
