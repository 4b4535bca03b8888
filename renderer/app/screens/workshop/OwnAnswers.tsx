/** What the facilitator puts in where they vote, advise or choose: the same screen that participants have. */
import { Modal } from "@mantine/core";
import type { SeatCommand } from "#shared/workshop/command";
import type { Brief } from "#shared/workshop/view";
import { useHost } from "../../host/HostContext";
import { Phone } from "./Phone";
import type { SessionHandle } from "./useSession";

export function OwnAnswers({
  session,
  brief,
  opened,
  onClose,
}: {
  session: SessionHandle;
  brief: Brief;
  opened: boolean;
  onClose(): void;
}) {
  const { host } = useHost();
  const { id, state, ahead, run, put, failure, understood } = session;
  const say = (command: SeatCommand) =>
    void run(async () => {
      await host.session.answer({ id, command });
      return host.session.view({ id });
    }, put);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={480}
      title="Your own answers"
      closeButtonProps={{ "aria-label": "Close" }}
      padding={0}
      styles={{ header: { padding: "12px 16px" } }}
    >
      {opened && (
        <Phone
          view={state.view}
          brief={brief}
          ahead={ahead}
          refused={failure?.message ?? null}
          say={say}
          understood={understood}
        />
      )}
    </Modal>
  );
}
