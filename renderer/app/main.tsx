import { loadFromHost, loading } from "./host/early";
import "./layers.css";
import "@fontsource-variable/inter/opsz.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./mantine.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "../base.css";
import "../options.css";
import "./styles.css";
import { setNonce } from "get-nonce";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { failureOf } from "./host/failure";
import type { Loaded } from "./host/load";
import { FailureScreen } from "./shell/FailureScreen";
import { Theme } from "./theme/Theme";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
setNonce(nonce);

const root = createRoot(document.getElementById("root") as HTMLElement);

async function start(loading: Promise<Loaded>) {
  try {
    const loaded = await loading;
    root.render(<App loaded={loaded} nonce={nonce} />);
  } catch (error) {
    root.render(
      <Theme nonce={nonce} scheme="system">
        <FailureScreen failure={failureOf(error)} again={() => start(loadFromHost())} />
      </Theme>,
    );
  }
}

void start(loading);
