/** Called by electron-builder before an app's folder is made. */

/** What stands for whoever publishes, until somebody does. */
const placeholder = /example\.(org|com|net)/;

/**
 * An installer names whom to turn to, so that one for others isn't built with placeholders. `ADROIT_TRIAL_BUILD=1` says
 * that it stays here.
 */
export default function beforePack({ packager, targets }, env = process.env) {
  const installers = targets.map(({ name }) => name).filter((name) => name !== "dir");
  if (installers.length === 0 || env.ADROIT_TRIAL_BUILD === "1") return;
  const { homepage, author } = packager.info.metadata;
  const said = { homepage, author: author?.email ?? author, maintainer: packager.config.linux?.maintainer };
  const left = Object.entries(said).filter(([, value]) => placeholder.test(String(value)));
  if (left.length === 0) return;
  throw new Error(
    `${installers.join(", ")}: ${left.map(([name, value]) => `${name} is still ${value}`).join(", ")}. ` +
      "Name yours in electron-builder.yml, or set ADROIT_TRIAL_BUILD=1 for a build that isn't given to anybody.",
  );
}
