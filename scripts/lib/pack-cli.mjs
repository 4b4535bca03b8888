/** The command line as an npm package: the same build, its data, nothing to install, no scripts. */
import { chmod, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { notices, shipped } from "./licences.mjs";

/** The name `adroit` belongs to somebody else's package, so it is never asked for by itself. */
const name = "adroit-cli";

const readme = (file) => `# ${name}

Architecture decision records from the terminal: evaluate a decision, list and check the ADRs of a repository, change a
status with both ends of a link, say what is due for review.

\`\`\`sh
npx --package ./${file} adroit check
npx --package ./${file} adroit --help
\`\`\`

In somebody else's repository unpack it and say \`node package/out/cli/index.js\`: npx obeys an .npmrc that lies there.

It needs Node 20.19 or newer, installs nothing else and makes no request. \`adroit serve\` comes with the app alone.
`;

/**
 * Writes everything that goes into the package to `to`, from what was built into `out/`.
 * @param {string} root
 * @param {string} to a folder, emptied first
 * @returns {Promise<{ name: string, version: string, file: string }>} `file` is what `npm pack` calls the tarball
 */
export async function stageCli(root, to) {
  const { version, description, license, engines } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const file = `${name}-${version}.tgz`;
  await rm(to, { recursive: true, force: true });
  await mkdir(join(to, "out"), { recursive: true });
  // What was compiled here is of no use to another Node.
  const filter = (path) => !path.endsWith(".cache");
  await cp(join(root, "out/cli"), join(to, "out/cli"), { recursive: true, filter });
  const entry = join(to, "out/cli/index.js");
  await writeFile(entry, `#!/usr/bin/env node\n${await readFile(entry, "utf8")}`);
  await chmod(entry, 0o755);
  const { cli } = JSON.parse(await readFile(join(root, "out/packages.json"), "utf8"));
  await writeFile(join(to, "licences.txt"), notices(shipped(root, { cli })));
  await cp(join(root, "LICENSE"), join(to, "LICENSE"));
  await writeFile(join(to, "README.md"), readme(file));
  const manifest = {
    name,
    version,
    description,
    license,
    type: "module",
    bin: { adroit: "out/cli/index.js" },
    engines,
  };
  await writeFile(join(to, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return { name, version, file };
}
