/** The theme before the host is there. */

/** The theme that a file of settings holds; "system" where it holds none, or can't be read. */
export function themeIn(settings: unknown): "light" | "dark" | "system" {
  const theme = typeof settings === "object" && settings !== null && "theme" in settings ? settings.theme : null;
  return theme === "light" || theme === "dark" ? theme : "system";
}
