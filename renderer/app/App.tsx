import { lazy, Suspense, useEffect } from "react";
import { Start } from "./features/start/Start";
import { HostProvider, useHost } from "./host/HostContext";
import type { Loaded } from "./host/load";
import { Boundary } from "./shell/Boundary";
import { CommandsProvider } from "./shell/Commands";
import { useRoute } from "./shell/route";
import { useStanding } from "./shell/useStanding";
import { Theme } from "./theme/Theme";

/** Where notices appear. What is told before this is there waits for it. */
const Notifications = lazy(() => import("./shell/Notices").then((m) => ({ default: m.Notifications })));

/** The walk is what most people go on to: it is fetched once the first screen has stood for a moment. */
const walk = () => import("./features/record/RecordScreen");
const RecordScreen = lazy(() => walk().then((m) => ({ default: m.RecordScreen })));
const Playbooks = lazy(() => import("./features/playbooks/Playbooks").then((m) => ({ default: m.Playbooks })));
const Editor = lazy(() => import("./features/playbooks/editor/Editor").then((m) => ({ default: m.Editor })));
const Repository = lazy(() => import("./features/repository/Repository").then((m) => ({ default: m.Repository })));
const Workshop = lazy(() => import("./features/workshop/Workshop").then((m) => ({ default: m.Workshop })));
const Presenter = lazy(() => import("./features/workshop/Presenter").then((m) => ({ default: m.Presenter })));
const CallScreen = lazy(() => import("./features/away/CallScreen").then((m) => ({ default: m.CallScreen })));
const Trash = lazy(() => import("./features/start/Trash").then((m) => ({ default: m.Trash })));
const Due = lazy(() => import("./features/review/Due").then((m) => ({ default: m.Due })));
const Review = lazy(() => import("./features/review/Review").then((m) => ({ default: m.Review })));
const Revisions = lazy(() => import("./features/review/Revisions").then((m) => ({ default: m.Revisions })));
const SettingsScreen = lazy(() => import("./features/settings/Settings").then((m) => ({ default: m.SettingsScreen })));

/** Only where the renderer is developed; a build leaves it out. */
const Samples = import.meta.env.DEV
  ? lazy(() => import("./samples/Samples").then((m) => ({ default: m.Samples })))
  : null;

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
      <Boundary>
        <Ahead />
        <CommandsProvider>
          <Suspense>
            <Screen />
          </Suspense>
        </CommandsProvider>
      </Boundary>
    </Theme>
  );
}

/** What is there before anybody asks for it. By itself, so that the screen isn't drawn again when it comes. */
function Ahead() {
  const standing = useStanding();
  useEffect(() => {
    if (standing) void walk();
  }, [standing]);
  return <Suspense>{standing && <Notifications position="bottom-center" limit={3} />}</Suspense>;
}

function Screen() {
  const route = useRoute();
  if (Samples && location.hash === "#/samples") return <Samples />;
  if (route.at === "record") return <RecordScreen key={route.id} id={route.id} place={route.place} />;
  if (route.at === "review") return <Review key={route.id} id={route.id} />;
  if (route.at === "revisions") return <Revisions key={route.id} id={route.id} />;
  if (route.at === "due") return <Due />;
  if (route.at === "workshop") return <Workshop key={route.id} id={route.id} sheet={route.sheet} />;
  if (route.at === "present") return <Presenter key={route.id} id={route.id} />;
  if (route.at === "playbooks") return <Playbooks />;
  if (route.at === "playbook") return <Editor key={route.file} file={route.file} part={route.part} />;
  if (route.at === "repository") return <Repository root={route.root} open={route.open} />;
  if (route.at === "call") return <CallScreen key={route.id} root={route.root} id={route.id} />;
  if (route.at === "trash") return <Trash />;
  if (route.at === "settings") return <SettingsScreen />;
  return <Start />;
}
