import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import type { Settings } from "#shared/api/settings";
import { cssVariablesResolver, theme } from "./theme";

/** Colours, type and components. `nonce` lets Mantine add its styles under a strict content policy. */
export function Theme({ nonce, scheme, children }: { nonce: string; scheme: Settings["theme"]; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      {...(scheme !== "system" && { forceColorScheme: scheme })}
    >
      {children}
    </MantineProvider>
  );
}
