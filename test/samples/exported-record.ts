import type { ExportAround } from "#electron/host/repo/export/around";
import type { DecisionRecord, ExportTarget, Status } from "#shared/record/record";

export const today = "2026-10-06";
export const now = "2026-10-06T09:30:00.000Z";

let made = 0;

/** A record with nothing in it but what an export looks at. */
export function record(title: string, status: Status = "proposed", repo?: ExportTarget): DecisionRecord {
  return {
    version: 1,
    id: `decision-${++made}`,
    created: now,
    playbooks: {},
    draft: {
      frame: {
        title,
        problem: "",
        scope: "",
        decider: "",
        decisionMakers: [],
        consulted: [],
        informed: [],
        reversible: null,
      },
      playbook: "0".repeat(64),
      options: [],
      criteria: [],
      mustHaves: [],
      seats: [],
      anonymous: false,
      rounds: [],
      status,
      place: "frame",
    },
    revisions: [],
    ...(repo && { repo }),
  };
}

/** Text that shows what it was asked for. */
export function rendering(record: DecisionRecord, body = "Because."): ExportAround {
  const { frame, status } = record.draft;
  return {
    today,
    render: ({ number }) =>
      `---\nstatus: "${status}"\ndate: ${today}\n---\n# ${frame.title}\n\n## Context and Problem Statement\n\n${body} (${number})\n`,
  };
}
