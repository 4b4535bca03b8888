/** What went wrong, over the step: the disk, the host that is away, what wasn't taken. */
import type { Failure } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { FailureNote } from "../../ui/FailureNote";
import { Box } from "../../ui/layout";
import type { SessionHandle } from "./useSession";

interface TroublesProps {
  session: SessionHandle;
  /** It goes on from what is on disk. */
  resumed(): void;
  /** Asks whether to close the workshop. */
  close(): void;
}

export function Troubles({ session, resumed, close }: TroublesProps) {
  const { host } = useHost();
  const { id, state, away, failure, understood, run } = session;
  return (
    <>
      {state.failed && (
        <FailureNote
          failure={{
            code: "DISK_FULL",
            message: "The workshop stopped",
            subject: state.failed,
            remedy:
              "Make room, or put the data folder back, then resume the workshop. What was acknowledged is kept there.",
          }}
          actions={[
            { does: "Resume", act: () => void run(() => host.session.resume({ id }), resumed) },
            { does: "Close the workshop", act: close },
          ]}
        />
      )}
      {away && (
        <Box mb={16}>
          <FailureNote failure={awayNote(away)} />
        </Box>
      )}
      {failure && (
        <Box mb={16}>
          <FailureNote failure={failure} actions={[{ does: "Understood", act: understood }]} />
        </Box>
      )}
    </>
  );
}

/** What to do while the host is away. What was acknowledged is on its disk, the rest on people's devices. */
function awayNote(away: Failure): Failure {
  if (away.code === "LOST")
    return {
      ...away,
      message: "The host can't be reached",
      remedy:
        "Nothing is lost: devices keep their answers and send them again. This screen tries every second. If Adroit was closed, start it again and resume the workshop.",
    };
  if (away.code === "KEY")
    return {
      ...away,
      message: "Adroit was started again",
      remedy: "Open the address that it printed, and resume the workshop. Every answer that was acknowledged is there.",
    };
  return away;
}
