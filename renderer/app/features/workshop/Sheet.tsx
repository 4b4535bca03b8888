/** What is printed and laid on the tables: how to join, and what happens with one's answers. */
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useAsk, useHost } from "../../host/HostContext";
import { go } from "../../shell/route";
import { FailureNote } from "../../ui/FailureNote";
import { Qr } from "./Qr";
import classes from "./Sheet.module.css";

export function Sheet({ id }: { id: string }) {
  const { host } = useHost();
  const asked = useAsk(() => host.session.sheet({ id }), [id]);
  return (
    <main className={classes.sheet}>
      <div className={classes.bar}>
        <Button variant="default" onClick={() => go({ at: "workshop", id, sheet: false })}>
          Back to the workshop
        </Button>
        <Button leftSection={<IconPrinter size={16} stroke={1.6} />} onClick={() => window.print()}>
          Print
        </Button>
      </div>
      {asked.state === "failed" && <FailureNote failure={asked.failure} />}
      {asked.state === "ready" && (
        <article className={classes.paper}>
          <p className={classes.join}>Join the workshop</p>
          <h1>{asked.value.title}</h1>
          <Qr text={asked.value.join} label="QR code to join" className={classes.qr} />
          <ol>
            <li>Use the Wi-Fi of this room.</li>
            <li>
              Scan the code, or open <span className="mono">{asked.value.url}</span>
            </li>
            <li>
              Without the QR code, type <strong className={`mono ${classes.code}`}>{asked.value.code}</strong>
            </li>
          </ol>
          <p className={classes.promise}>{asked.value.promise}</p>
        </article>
      )}
    </main>
  );
}
