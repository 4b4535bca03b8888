import { Notifications } from "@mantine/notifications";
import { lazy, Suspense } from "react";
import { CommandsProvider } from "./Commands";
import { HostProvider, type Loaded, useHost } from "./host/HostContext";
import { useRoute } from "./route";
import { RecordScreen } from "./screens/RecordScreen";
import { Start } from "./screens/Start";
import { Theme } from "./theme/Theme";

const Playbooks = lazy(() => import("./screens/Playbooks").then((m) => ({ default: m.Playbooks })));
const Repository = lazy(() => import("./screens/repository/Repository").then((m) => ({ default: m.Repository })));
const Workshop = lazy(() => import("./screens/workshop/Workshop").then((m) => ({ default: m.Workshop })));
const Presenter = lazy(() => import("./screens/workshop/Presenter").then((m) => ({ default: m.Presenter })));
const Trash = lazy(() => import("./screens/Trash").then((m) => ({ default: m.Trash })));
const Due = lazy(() => import("./screens/review/Due").then((m) => ({ default: m.Due })));
const Review = lazy(() => import("./screens/review/Review").then((m) => ({ default: m.Review })));
const Revisions = lazy(() => import("./screens/review/Revisions").then((m) => ({ default: m.Revisions })));
const SettingsScreen = lazy(() => import("./screens/Settings").then((m) => ({ default: m.SettingsScreen })));

export function App({ loaded, nonce }: { loaded: Loaded; nonce: string }) {
  return (
    <HostProvider loaded={loaded}>
      <Themed nonce={nonce} />
    </HostProvider>
  );
}

function Themed({ nonce }: { nonce: string }) {
  const { settings } = useHost();
  return (
    <Theme nonce={nonce} scheme={settings.theme}>
      <Notifications position="bottom-center" limit={3} />
      <CommandsProvider>
        <Suspense>
          <Screen />
        </Suspense>
      </CommandsProvider>
    </Theme>
  );
}

function Screen() {
  const route = useRoute();
  if (route.at === "record") return <RecordScreen key={route.id} id={route.id} place={route.place} />;
  if (route.at === "review") return <Review key={route.id} id={route.id} />;
  if (route.at === "revisions") return <Revisions key={route.id} id={route.id} />;
  if (route.at === "due") return <Due />;
  if (route.at === "workshop") return <Workshop key={route.id} id={route.id} sheet={route.sheet} />;
  if (route.at === "present") return <Presenter key={route.id} id={route.id} />;
  if (route.at === "playbooks") return <Playbooks />;
  if (route.at === "repository") return <Repository root={route.root} open={route.open} />;
  if (route.at === "trash") return <Trash />;
  if (route.at === "settings") return <SettingsScreen />;
  return <Start />;
}
