import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { percent, plain } from "#shared/base/figures";
import { calendar } from "#shared/record/calendar";
import { type Calibration, fewest } from "#shared/record/forecasts";
import { useAsk, useHost } from "../../host/HostContext";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { download } from "../../ui/download";
import { Empty } from "../../ui/Empty";
import { AskNote } from "../../ui/FailureNote";
import { Group } from "../../ui/Group";
import { Text } from "../../ui/Text";
import classes from "./Due.module.css";
import { DueGroup, dueRecords } from "./DueGroup";

/** Everything that comes back, when, and how the team's forecasts came true. */
export function Due() {
  const { host, info, recordsChanged } = useHost();
  const asked = useAsk(() => host.records.list(), [recordsChanged]);
  const forecasts = useAsk(() => host.reviews.forecasts(), [recordsChanged]);
  const all = asked.state === "ready" ? dueRecords(asked.value.records, info.today) : [];
  const now = all.filter(({ due }) => due.state !== "fresh");
  const later = all.filter(({ due }) => due.state === "fresh");
  const dated = all.filter(({ due }) => due.review !== null);
  const save = () =>
    download(
      "decision-reviews.ics",
      "text/calendar",
      calendar(
        dated.map(({ summary, due }) => ({
          id: summary.id,
          title: summary.title,
          review: due.review ?? "",
          about: summary.chosen ? `Chosen: ${summary.chosen}` : "",
        })),
        new Date().toISOString(),
      ),
    );
  return (
    <HomeFrame
      at="due"
      title="Due for review"
      counts={asked.state === "ready" && now.length > 0 ? { due: now.length } : {}}
      tools={
        dated.length > 0 && (
          <Button variant="default" leftSection={<IconDownload size={16} />} onClick={save}>
            Calendar file
          </Button>
        )
      }
    >
      <AskNote asked={asked} />
      {asked.state === "ready" && all.length === 0 && (
        <Empty says="Nothing comes back yet">
          <p>A decision that is accepted with a review date or a trigger shows here when its time has come.</p>
        </Empty>
      )}
      <DueGroup title="Now" rows={now} />
      <DueGroup title="Later" rows={later} />
      {forecasts.state === "ready" && forecasts.value.resolved > 0 && <Forecasts {...forecasts.value} />}
    </HomeFrame>
  );
}

/** Nothing is claimed before ten are resolved. */
function Forecasts({ resolved, calibration }: { resolved: number; calibration: Calibration | null }) {
  return (
    <Group title="Forecasts" count={resolved}>
      {calibration === null ? (
        <Text tone="soft" mt={10} mb={10} measure>
          {resolved} resolved. From {fewest} on, it shows how well they come true.
        </Text>
      ) : (
        <>
          <Text tone="soft" mt={10} mb={10} measure>
            Brier score {calibration.brier.toFixed(3)}: 0 is perfect, 0.25 is what a coin gets. It is{" "}
            {calibration.reliability.toFixed(3)} for being off, less {calibration.resolution.toFixed(3)} for telling
            cases apart, plus {calibration.uncertainty.toFixed(3)} for what can't be known.
          </Text>
          <table className={classes.bands}>
            <thead>
              <tr>
                <th scope="col">Said</th>
                <th scope="col">Came true</th>
                <th scope="col">95 % interval</th>
              </tr>
            </thead>
            <tbody>
              {calibration.bands.map(({ probability, came, of, low, high }) => (
                <tr key={probability}>
                  <th scope="row">{percent(probability)}</th>
                  <td className="num">
                    {came} of {of}
                  </td>
                  <td className="num">
                    {plain(100 * low)} to {plain(100 * high)} %
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Group>
  );
}
