import {
  IconAdjustmentsHorizontal,
  IconAlertTriangle,
  IconArrowForwardUp,
  IconCheck,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconFlag,
  IconHelpCircle,
  IconHistory,
  IconMoon,
  IconPencil,
  IconSend,
  IconUsers,
  type TablerIcon,
} from "@tabler/icons-react";
import type { Status } from "#shared/record/record";
import { Text } from "../ui/Text";
import classes from "./StatusChip.module.css";

export type Tone = "ok" | "warn" | "bad" | "info" | "accent" | "plain";

const statuses: Record<Status, [TablerIcon, string, Tone]> = {
  draft: [IconPencil, "Draft", "plain"],
  proposed: [IconSend, "Proposed", "info"],
  accepted: [IconCircleCheck, "Accepted", "ok"],
  rejected: [IconCircleX, "Rejected", "bad"],
  deprecated: [IconArrowForwardUp, "Deprecated", "plain"],
  superseded: [IconArrowForwardUp, "Superseded", "plain"],
};

export const statusName = (status: Status) => statuses[status][1];

const icons = {
  late: IconClock,
  history: IconHistory,
  trigger: IconFlag,
  unknown: IconHelpCircle,
  warning: IconAlertTriangle,
  people: IconUsers,
  away: IconMoon,
  done: IconCheck,
  weights: IconAdjustmentsHorizontal,
} as const;

/** Icon, word and soft ground. A word that isn't one of ours is shown as it stands. */
export function StatusChip({ status }: { status: Status | { word: string } }) {
  const [Icon, word, tone] =
    typeof status === "string" ? statuses[status] : [IconHelpCircle, status.word, "warn" as const];
  return (
    <Text className={classes.chip} as="span" size="meta" weight={600} data-tone={tone}>
      <Icon size={14} aria-hidden="true" />
      {word}
    </Text>
  );
}

/** Something short about what stands beside it. */
export function Chip({ icon, tone, children }: { icon?: keyof typeof icons; tone: Tone; children: string }) {
  const Icon = icon && icons[icon];
  return (
    <Text className={classes.chip} as="span" size="meta" weight={600} data-tone={tone}>
      {Icon && <Icon size={14} aria-hidden="true" />}
      {children}
    </Text>
  );
}
