import { expect, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { recordIn } from "#electron/host/repo/sidecar/record";
import { sidecarOf } from "#shared/adr/data/sidecar";
import { canonicalJson } from "#shared/base/canonical";
import { patience } from "../../../../patience";
import { record } from "../../../../samples/stored-records";

/** No playbook is at hand whole. */
const none = { whole: () => null, hash: (value: unknown) => sha256(canonicalJson(value)) };
const file = "docs/adr/.adroit/0001-a.json";

test("data with a playbook under another's name isn't believed", () => {
  const data = JSON.parse(sidecarOf(record("one")));
  expect(recordIn(file, JSON.stringify(data), none).id).toBe("one");
  const [hash = ""] = Object.keys(data.record.playbooks);
  data.record.playbooks[hash].question = "Do we take mine?";
  expect(() => recordIn(file, JSON.stringify(data), none)).toThrow(/isn't the one of that name/);
});

test("data of a million values is refused before each is named as a fault", () => {
  const since = performance.now();
  expect(() => recordIn(file, `{"record":{"version":1,"x":[${"0,".repeat(1_000_000)}0]}}`, none)).toThrow(
    /more than 10000 entries/,
  );
  expect(performance.now() - since).toBeLessThan(patience(3000));
});
