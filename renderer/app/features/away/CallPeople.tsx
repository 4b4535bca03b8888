/** Who has answered by which way, who is missing, and what was set aside. What they said isn't known here. */
import { Button } from "@mantine/core";
import type { CallView } from "#shared/away/view";
import { Text } from "../../ui/Text";
import classes from "./CallDialog.module.css";

export function CallPeople({ call, choose }: { call: CallView; choose(n: number, counts: boolean): void }) {
  const { counted, room, missing, aside, opened } = call;
  const time = (at: string) => new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      <section aria-label="Who has answered">
        <Text as="h3" size="body" mb={8}>
          Answered
        </Text>
        <ul className={classes.list}>
          {room.map(({ name, local, done }) => (
            <li key={`room ${name}`}>
              <b>{name}</b>
              <small>
                {local ? "on this device" : "in the room"}
                {done ? ", done" : ", not done yet"}
              </small>
            </li>
          ))}
          {counted.map(({ n, name, way, at, stated }) => (
            <li key={n}>
              <b>{name}</b>
              <small>
                {way}, arrived {time(at)}; says it was sealed {time(stated)}
              </small>
            </li>
          ))}
          {missing.map((name) => (
            <li key={`missing ${name}`}>
              <b>{name}</b>
              <small>missing</small>
            </li>
          ))}
          {room.length + counted.length + missing.length === 0 && <li>Nobody yet</li>}
        </ul>
      </section>
      {aside.length > 0 && (
        <section aria-label="Set aside">
          <Text as="h3" size="body" mb={8}>
            Set aside
          </Text>
          <ul className={classes.list}>
            {aside.map(({ n, who, why, choosable }) => (
              <li key={n}>
                <b>{who}</b>
                <small>{why}</small>
                {choosable && opened === null && (
                  <Button size="compact-sm" variant="default" onClick={() => choose(n, true)}>
                    Count this one<span className="visually-hidden"> of {who}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
