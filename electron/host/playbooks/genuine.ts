/** A playbook is called by the hash of its content, so that whoever holds a name can tell whether it is this playbook. */

import { canonicalJson } from "#shared/base/canonical";
import { sha256 } from "../files/canonical";

/** The first name under which another playbook lies, or `null`. Takes what was parsed, before a validator adds defaults. */
export function falseName(playbooks: unknown): string | null {
  if (typeof playbooks !== "object" || playbooks === null) return null;
  return Object.entries(playbooks).find(([hash, playbook]) => sha256(canonicalJson(playbook)) !== hash)?.[0] ?? null;
}
