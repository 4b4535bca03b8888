/** The whole log for people without a clone: one file to pass around, or a folder for a web server. */
import { Button, Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import type { PublishStep } from "#shared/api/repo";
import { useHost } from "../../host/HostContext";
import { useLongWork } from "../../host/useLongWork";
import { Dialog } from "../../ui/Dialog";
import { download } from "../../ui/download";
import { FailureNote } from "../../ui/FailureNote";
import { LongWork } from "../../ui/LongWork";
import { Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { repositoryName } from "./rows";

export function Publish({ root, onClose }: { root: string; onClose(): void }) {
  const { host } = useHost();
  const [as, setAs] = useState("file");
  const [folder, setFolder] = useState("");
  const [done, setDone] = useState<string | null>(null);
  const { run, busy, failure, step, result, stop } = useLongWork<PublishStep>();
  const lacks = as === "folder" && folder.trim() === "";
  const publish = () =>
    run(async () => {
      setDone(null);
      const to = as === "folder" ? { folder: folder.trim() } : {};
      const ended = await result((options) => host.repo.publish({ root, ...to }, options));
      if (!("result" in ended)) return;
      const { page, adrs } = ended.result;
      if (page) download(page.name, "text/html", page.html);
      setDone(`${count(adrs, "ADR")} published ${page ? `as ${page.name}` : `in ${folder.trim()}`}.`);
    });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={`Publish ${repositoryName(root)}`}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button loading={busy} disabled={lacks} onClick={() => void publish()}>
            Publish
          </Button>
        </>
      }
    >
      <Stack gap={12}>
        <Text tone="soft">
          All ADRs on one page with search, filters and what superseded what. It asks the network for nothing and needs
          no Adroit.
        </Text>
        <Radio.Group label="As" value={as} onChange={setAs}>
          <Stack mt={4}>
            <Radio value="file" label="One HTML file to pass around" />
            <Radio value="folder" label="A folder for a web server, with a feed" />
          </Stack>
        </Radio.Group>
        {as === "folder" && (
          <TextInput
            label="Folder"
            description="Its page and feed are replaced; other files in it stay."
            placeholder="/srv/www/decisions"
            classNames={{ input: "mono" }}
            maxLength={4096}
            value={folder}
            onChange={({ target }) => setFolder(target.value)}
          />
        )}
        <FailureNote failure={failure} />
        {busy && (
          <LongWork
            words={step ? `${step.done} of ${count(step.of, "ADR")}` : "Reading"}
            done={step?.done ?? 0}
            of={step?.of ?? 0}
            name="Publishing"
            stop={{ words: "Cancel", run: stop }}
          />
        )}
        <div role="status">{done && <p>{done}</p>}</div>
      </Stack>
    </Dialog>
  );
}
