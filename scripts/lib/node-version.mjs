/** Whether this Node is too old. In words that an old Node understands: no newer syntax, no `node:` imports. */

const oldest = [20, 19];

/** A sentence when `version` (like "18.20.1") is older than Adroit needs, else null. */
export function tooOld(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return null;
  return `Adroit needs Node ${oldest.join(".")} or newer; this is ${version}. Get one from https://nodejs.org and start again.`;
}

/** Says so and ends with exit code 2 when this Node is too old. */
export function requireNode() {
  const sentence = tooOld(process.versions.node);
  if (sentence === null) return;
  console.error(sentence);
  process.exit(2);
}
