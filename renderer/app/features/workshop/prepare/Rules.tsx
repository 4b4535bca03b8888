/** How it is decided and weighed, and what happens with answers. */
import { Radio, Switch } from "@mantine/core";
import type { Weighing } from "#shared/record/record";
import { stepTitles } from "#shared/workshop/agenda";
import { ruleTexts, type WorkshopPlan } from "#shared/workshop/plan";
import { Box, Stack } from "../../../ui/layout";
import { Text } from "../../../ui/Text";

const repositories = [
  { value: "distributions", label: "How often each answer was given", about: "No single ballot leaves this computer." },
  { value: "unnamed", label: "Single ballots without names", about: "Who knows the team may guess whose they are." },
  { value: "named", label: "Single ballots with names", about: "Everybody with the repository can read them." },
] as const;

const weighings = [
  { value: "points", label: "Points", about: "Everybody spreads 100 points." },
  { value: "swing", label: "Swing", about: "The one to improve first gets 100, the others points against it." },
  { value: "ranking", label: "Rank", about: "An order, and the weights follow from it. The fastest." },
] as const;

interface RulesProps {
  plan: WorkshopPlan;
  change(part: Partial<WorkshopPlan>): void;
}

export function Rules({ plan, change }: RulesProps) {
  return (
    <>
      <Box as="section" section="line" aria-labelledby="rule">
        <h2 id="rule">How it is decided</h2>
        <Radio.Group
          aria-labelledby="rule"
          value={plan.rule}
          onChange={(rule) => change({ rule: rule as WorkshopPlan["rule"] })}
        >
          <Stack gap={10} mt={6}>
            {(["decider", "consent", "majority"] as const).map((rule) => (
              <Radio key={rule} value={rule} label={ruleTexts[rule]} />
            ))}
          </Stack>
        </Radio.Group>
      </Box>
      <Box as="section" section="line" aria-labelledby="weighing">
        <h2 id="weighing">How criteria are weighed</h2>
        {plan.agenda.some(({ step }) => step === "points") ? (
          <Radio.Group
            aria-labelledby="weighing"
            value={plan.weighing ?? "points"}
            onChange={(weighing) => change({ weighing: weighing as Weighing })}
          >
            <Stack gap={10} mt={6}>
              {weighings.map(({ value, label, about }) => (
                <Radio key={value} value={value} label={label} description={about} />
              ))}
            </Stack>
          </Radio.Group>
        ) : (
          <Text tone="soft" mt={6}>
            “{stepTitles.points}” is off the agenda: nobody weighs, and each criterion keeps the points that it has.
          </Text>
        )}
      </Box>
      <Answering plan={plan} change={change} />
    </>
  );
}

/** What can only become stricter once people were told. */
function Answering({ plan, change }: RulesProps) {
  return (
    <Box as="section" section="line" aria-labelledby="answers">
      <h2 id="answers">What happens with answers</h2>
      <Switch
        label="Keep answers without names"
        description="Takes at least three voters. It can't be changed once somebody answered. Whoever has this computer could still read its files."
        checked={plan.anonymous}
        onChange={({ target }) =>
          change({
            anonymous: target.checked,
            ...(target.checked && plan.repository === "named" && { repository: "unnamed" }),
          })
        }
      />
      <Radio.Group
        mt={18}
        label="The repository gets"
        value={plan.repository}
        onChange={(repository) => change({ repository: repository as WorkshopPlan["repository"] })}
      >
        <Stack gap={10} mt={6}>
          {repositories.map(({ value, label, about }) => (
            <Radio
              key={value}
              value={value}
              label={label}
              description={about}
              disabled={plan.anonymous && value === "named"}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Box>
  );
}
