import { type MantineColorSchemeManager, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import type { Settings } from "#shared/api/settings";
import { usePrinting } from "../ui/usePrinting";
import { cssVariablesResolver, theme } from "./theme";

/** The scheme is one of the host's settings. Nothing of it is kept here, where the first look at what is kept takes a while. */
const unkept: MantineColorSchemeManager = {
  get: (usual) => usual,
  set() {},
  subscribe() {},
  unsubscribe() {},
  clear() {},
};

/** Colours, type and components. Paper is white, whatever the scheme. `nonce` lets Mantine add its styles under a strict content policy. */
export function Theme({ nonce, scheme, children }: { nonce: string; scheme: Settings["theme"]; children: ReactNode }) {
  const forced = usePrinting() ? "light" : scheme;
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      colorSchemeManager={unkept}
      {...(forced !== "system" && { forceColorScheme: forced })}
    >
      {children}
    </MantineProvider>
  );
}
