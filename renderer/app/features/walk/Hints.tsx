import { Fragment } from "react";
import { Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";

/** The panel beside a step with what helps there: terms, each with what to do about it. */
export function hintsPanel(title: string, hints: Readonly<Record<string, string>>) {
  const content = (
    <Stack as="dl" gap={2}>
      {Object.entries(hints).map(([term, text]) => (
        <Fragment key={term}>
          <Text as="dt" size="aside" tone="ink" weight={600}>
            {term}
          </Text>
          <Text as="dd" tone="soft" mb={10}>
            {text}
          </Text>
        </Fragment>
      ))}
    </Stack>
  );
  return { title, content };
}
