import { SegmentedControl, Switch } from "@mantine/core";
import { contradiction } from "#shared/analysis/thresholds";
import type { Settings } from "#shared/api/settings";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { WholeNumber } from "../../ui/WholeNumber";
import { Data } from "./Data";
import { Report } from "./Report";
import classes from "./Settings.module.css";

export function SettingsScreen() {
  const { info, settings, changeSettings } = useHost();
  const { run, failure } = useAction();
  const set = (change: Partial<Settings>) => void run(() => changeSettings(change));
  return (
    <HomeFrame at="settings" title="Settings">
      <div className={classes.settings}>
        <FailureNote failure={failure} />
        <section aria-labelledby="look">
          <h2 id="look">Look</h2>
          <Row gap={16} justify="between">
            <span id="theme">Theme</span>
            <SegmentedControl
              aria-labelledby="theme"
              value={settings.theme}
              onChange={(value) => set({ theme: value as Settings["theme"] })}
              data={[
                { value: "system", label: "As the system" },
                { value: "light", label: "Light" },
                { value: "dark", label: "Dark" },
              ]}
            />
          </Row>
        </section>
        <section aria-labelledby="keys">
          <h2 id="keys">Keys</h2>
          <Switch
            label="Single-letter shortcuts"
            description="1 to 9, N, E and the like. Ctrl and Alt combinations always work."
            checked={settings.singleKeys}
            onChange={(event) => set({ singleKeys: event.currentTarget.checked })}
          />
        </section>
        <Limits thresholds={settings.thresholds} onChange={(thresholds) => set({ thresholds })} />
        <Data />
        <section aria-labelledby="about">
          <h2 id="about">About</h2>
          <Stack as="dl" columns="100px 1fr" gap={6} columnGap={16} className={classes.about}>
            <dt>Version</dt>
            <dd>
              Adroit {info.version}, {info.host === "desktop" ? "desktop app" : "in the browser"}
            </dd>
            <dt>Data</dt>
            <dd className="mono">{info.data}</dd>
            <dt>git</dt>
            <dd>{info.can.git ? "found" : "not found; ADRs are written, you commit them"}</dd>
          </Stack>
          <Report />
        </section>
      </div>
    </HomeFrame>
  );
}

type Thresholds = Settings["thresholds"];

/** Where a verdict begins to be firm. */
function Limits({ thresholds, onChange }: { thresholds: Thresholds; onChange(thresholds: Thresholds): void }) {
  /** What contradicts the other limits isn't kept: on the way to "15" a "1" is typed. */
  const limitTo = (name: keyof Thresholds, value: number) => {
    const next = { ...thresholds, [name]: value };
    if (contradiction(next) === null) onChange(next);
  };
  const limit = (name: "clearGap" | "closeGap", label: string, description: string) => (
    <WholeNumber
      label={label}
      description={description}
      min={0}
      max={100}
      unit="points"
      value={thresholds[name]}
      onChange={(value) => value !== null && limitTo(name, value)}
    />
  );
  const share = (name: "clearShare" | "closeShare" | "unknownWeight", label: string, description: string) => (
    <WholeNumber
      label={label}
      description={description}
      min={0}
      max={100}
      unit="%"
      value={Math.round(thresholds[name] * 100)}
      onChange={(value) => value !== null && limitTo(name, value / 100)}
    />
  );
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">When a verdict is firm</h2>
      <p>The limits stand in every ADR. Changing them changes the word, never the numbers.</p>
      <Stack columns="1fr 1fr" gap={16}>
        {limit("clearGap", "Clear needs a gap of", "At least this far apart, of 100.")}
        {limit("closeGap", "A close call is under", "Closer than this, of 100.")}
        {share("clearShare", "Clear needs a share of", "Of the weightings near yours.")}
        {share("closeShare", "A close call is under", "Of the weightings near yours.")}
        {share("unknownWeight", "Nothing is clear while more is unknown than", "Of the weight.")}
      </Stack>
    </section>
  );
}
