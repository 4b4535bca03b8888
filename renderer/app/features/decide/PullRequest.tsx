/** The text of a pull request for a committed ADR, to copy, and the git host's page for one. Adroit pushes and sends nothing. */
import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { IconCheck, IconCopy, IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";
import { type GitHost, gitHosts } from "#shared/adr/links/git-host";
import { useAsk, useHost } from "../../host/HostContext";
import { copyText } from "../../ui/copy";
import { AskNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";

const hostNames: Record<GitHost, string> = {
  github: "GitHub",
  gitlab: "GitLab",
  gitea: "Gitea or Forgejo",
  bitbucket: "Bitbucket",
  azure: "Azure DevOps",
};

/** A way to `PullRequestText` beside what was just done. */
export function PullRequest({ root, file }: { root: string; file: string }) {
  const [open, setOpen] = useState(false);
  if (open) return <PullRequestText root={root} file={file} />;
  return (
    <div>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        Text for a pull request
      </Button>
    </div>
  );
}

/** `file` is the ADR, relative to `root`. */
export function PullRequestText({ root, file }: { root: string; file: string }) {
  const { host } = useHost();
  const [kind, setKind] = useState<GitHost | null>(null);
  const asked = useAsk(() => host.git.proposal({ root, file, ...(kind && { host: kind }) }), [host, root, file, kind]);
  const [copied, setCopied] = useState<string | null>(null);
  if (asked.state !== "ready") return <AskNote asked={asked} />;
  const { title, body, address, why } = asked.value;
  const copy = (what: string, text: string) => setCopied(copyText(text) ? what : null);
  const icon = (what: string) => (copied === what ? <IconCheck size={15} /> : <IconCopy size={15} />);
  return (
    <Stack as="section" gap={12} aria-label="Pull request">
      <TextInput label="Title" readOnly value={title} />
      <Textarea label="Text" readOnly autosize minRows={4} maxRows={12} value={body} />
      <Row wrap={8}>
        <Button variant="default" size="xs" leftSection={icon("title")} onClick={() => copy("title", title)}>
          Copy the title
        </Button>
        <Button variant="default" size="xs" leftSection={icon("text")} onClick={() => copy("text", body)}>
          Copy the text
        </Button>
        {address !== null && (
          <Button
            component="a"
            size="xs"
            href={address}
            target="_blank"
            rel="noopener noreferrer"
            leftSection={<IconExternalLink size={15} />}
          >
            Open the page for it
          </Button>
        )}
      </Row>
      <Text size="meta" tone="quiet">
        {address === null
          ? why
          : `Push the branch first. The page is ${new URL(address).host}'s and opens in your browser.`}
      </Text>
      {address === null && why?.includes("no git host that is known") && (
        <Select
          label="What runs there?"
          size="xs"
          data={gitHosts.map((value) => ({ value, label: hostNames[value] }))}
          value={kind}
          onChange={(value) => setKind(value as GitHost | null)}
        />
      )}
    </Stack>
  );
}
