import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  mergeThemeOverrides,
  virtualColor,
} from "@mantine/core";
import { dark, light, radii, shades, type } from "./tokens";

const tuple = (row: readonly string[]) => row as unknown as MantineColorsTuple;

/** The fonts of the tool, of the record, and of file names, addresses and diffs. */
const sans = '"Inter Variable", "Inter", system-ui, sans-serif';
const mono = '"JetBrains Mono Variable", ui-monospace, monospace';

export const theme = mergeThemeOverrides(
  createTheme({
    colors: {
      pine: tuple(shades.pine),
      mint: tuple(shades.mint),
      gray: tuple(shades.gray),
      dark: tuple(shades.dark),
      red: tuple(shades.red),
      accent: virtualColor({ name: "accent", light: "pine", dark: "mint" }),
      danger: virtualColor({ name: "danger", light: "red", dark: "red" }),
    },
  }),
  createTheme({
    primaryColor: "accent",
    primaryShade: { light: 7, dark: 4 },
    autoContrast: true,
    // White text reaches 4.5:1 only up to a luminance of 0.183.
    luminanceThreshold: 0.18,
    white: "#FFFFFF",
    black: "#16201C",
    fontFamily: sans,
    fontFamilyMonospace: mono,
    headings: { fontFamily: sans, fontWeight: "600", textWrap: "balance" },
    fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "15px", xl: "16px" },
    spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
    radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
    defaultRadius: "md",
    cursorType: "pointer",
    respectReducedMotion: true,
    components: {
      Badge: { defaultProps: { color: "accent" } },
      Chip: { defaultProps: { color: "accent" } },
      // The size "sm" of Mantine is 13 pixels; what is typed and what is pressed is body text.
      Button: {
        vars: (_: unknown, props: { size?: string }) => ({ root: props.size ? {} : { "--button-fz": "14px" } }),
      },
      ActionIcon: { defaultProps: { color: "accent", variant: "subtle" } },
      ThemeIcon: { defaultProps: { color: "accent" } },
      Checkbox: { defaultProps: { iconColor: "var(--mantine-color-accent-contrast)" } },
      Radio: { defaultProps: { iconColor: "var(--mantine-color-accent-contrast)" } },
      CloseButton: { defaultProps: { "aria-label": "Close" } },
      Modal: {
        defaultProps: {
          // The page has one banner already.
          attributes: { header: { role: "none" } },
          centered: true,
          radius: "lg",
          padding: 22,
          overlayProps: { backgroundOpacity: 0.4 },
          closeButtonProps: { "aria-label": "Close" },
        },
      },
      Drawer: { defaultProps: { position: "right", closeButtonProps: { "aria-label": "Close" } } },
      Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
      Tooltip: { defaultProps: { openDelay: 300 } },
    },
  }),
);

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const variables = (tokens: typeof light): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--ad-${kebab(name)}`, value]));

const scheme = (tokens: typeof light) => ({
  ...variables(tokens),
  "--mantine-color-text": tokens.ink,
  "--mantine-color-body": tokens.surface,
  "--mantine-color-dimmed": tokens.ink3,
  "--mantine-color-placeholder": tokens.ink3,
  "--mantine-color-error": tokens.bad,
  "--mantine-color-success": tokens.ok,
  "--mantine-color-anchor": tokens.accentInk,
  "--mantine-color-default": tokens.surface,
  "--mantine-color-default-hover": tokens.sunken,
  "--mantine-color-default-color": tokens.ink,
  "--mantine-color-default-border": tokens.line2,
  "--mantine-color-disabled": tokens.sunken,
  "--mantine-color-disabled-color": tokens.ink3,
  "--mantine-color-disabled-border": tokens.line2,
  "--mantine-color-accent-light": tokens.accentSoft,
  "--mantine-color-accent-light-hover": tokens.accentSoft,
  "--mantine-color-accent-light-color": tokens.accentInk,
  "--mantine-color-accent-text": tokens.accentInk,
  "--mantine-color-accent-outline": tokens.accentInk,
  "--mantine-color-danger-light": tokens.badSoft,
  "--mantine-color-danger-light-hover": tokens.badSoft,
  "--mantine-color-danger-light-color": tokens.bad,
  "--mantine-color-danger-text": tokens.bad,
  "--mantine-color-danger-outline": tokens.bad,
  "--mantine-color-gray-light": tokens.sunken,
  "--mantine-color-gray-light-color": tokens.ink2,
  "--mantine-color-gray-text": tokens.ink2,
});

/** The same in light and dark: corners, and size and line of type. */
const measures: Record<string, string> = Object.fromEntries([
  ...Object.entries(radii).map(([name, px]) => [`--ad-radius-${name}`, `${px}px`]),
  ...Object.entries(type).flatMap(([name, [size, line]]) => [
    [`--ad-size-${name}`, `${size}px`],
    [`--ad-line-${name}`, `${line}px`],
  ]),
]);

/** Mantine's variables and ours, per scheme. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    "--ad-serif": '"Source Serif 4 Variable", "Source Serif 4", Georgia, serif',
    "--ad-sans": sans,
    "--ad-mono": mono,
    ...measures,
  },
  light: scheme(light),
  dark: scheme(dark),
});
