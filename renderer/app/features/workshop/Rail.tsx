/** The agenda at the left: what was, what is, and what comes in how many minutes. */
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { type AgendaItem, agendaFault, stepTitles } from "#shared/workshop/agenda";
import type { View } from "#shared/workshop/view/view";
import bar from "../../ui/bar.module.css";
import items from "../../ui/items.module.css";
import { Box, Row, Stack } from "../../ui/layout";
import { Ring } from "../../ui/Ring";
import { Text } from "../../ui/Text";
import { Agenda } from "./prepare/Agenda";
import classes from "./Rail.module.css";

export function Rail({ view, late, onAgenda }: { view: View; late: number; onAgenda(agenda: AgendaItem[]): void }) {
  const [editing, setEditing] = useState<AgendaItem[] | null>(null);
  const { agenda } = view;
  const here = agenda.findIndex(({ state }) => state === "now");
  return (
    <nav aria-label="Agenda">
      <Row className={classes.where} as="p" gap={0} align="stretch" justify="between" tone="quiet" size="meta">
        <strong>
          Step {here + 1} of {agenda.length}
        </strong>
        <span data-late={late > 0 ? "" : undefined}>
          {view.started === null ? "not started" : late > 0 ? `${late} min over` : "on time"}
        </span>
      </Row>
      <progress className={bar.bar} max={agenda.length} value={here + 0.5} aria-hidden="true" />
      <Box as="ol" mb={12}>
        {agenda.map(({ step, minutes, state }) => (
          <Stack
            key={step}
            className={items.item}
            style={{ minHeight: 34, padding: "0 8px" }}
            aria-current={state === "now" ? "step" : undefined}
            as="li"
            columns="18px minmax(0, 1fr) auto"
            align="center"
            size="aside"
          >
            <Ring state={state} />
            <span>
              {stepTitles[step]}
              {state === "done" && <span className="visually-hidden">, done</span>}
            </span>
            <small className="num">{minutes} min</small>
          </Stack>
        ))}
      </Box>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={() => setEditing(agenda.map(({ step, minutes }) => ({ step, minutes })))}
      >
        Change the agenda
      </Button>
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        size={640}
        title="Change the agenda"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        {editing && (
          <>
            <Agenda agenda={editing} onAgenda={setEditing} />
            <Text tone="warn" mt={8} mb={8}>
              {agendaFault(editing)}
            </Text>
            <Row gap={0} align="stretch" justify="end">
              <Button
                disabled={agendaFault(editing) !== null}
                onClick={() => {
                  onAgenda(editing);
                  setEditing(null);
                }}
              >
                Use this agenda
              </Button>
            </Row>
          </>
        )}
      </Modal>
    </nav>
  );
}
