import { notifications } from "@mantine/notifications";
import { useHost } from "../../host/HostContext";
import { hrefOf } from "../../shell/route";
import type { SessionHandle } from "./useSession";

/** Opens the projector's window; a browser host opens it as a window of the browser. */
export function usePresent({ id, run }: SessionHandle) {
  const { host, info } = useHost();
  return () => {
    if (info.host === "browser") {
      const opened = window.open(`${location.pathname}${hrefOf({ at: "present", id })}`, "adroit-presenter");
      if (!opened) notifications.show({ message: "The browser blocked the window. Allow pop-ups for this page." });
      return;
    }
    void run(() => host.session.present({ id }));
  };
}
