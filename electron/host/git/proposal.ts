/** A pull request as it could be opened for an ADR: its text, and the page of the git host for it. Nothing is opened or sent. */
import { basename, dirname, join } from "node:path";
import { parseSidecar } from "#shared/adr/data/schema";
import { type GitHost, proposalAddress, webRepository } from "#shared/adr/links/git-host";
import { type ProposalText, proposalOfRecord, proposalOfText } from "#shared/adr/write/proposal";
import type { Thresholds } from "#shared/analysis/model";
import type { GitProposal } from "#shared/api/repo";
import type { Day } from "#shared/base/day";
import { playbookOf } from "#shared/record/create";
import { recommend } from "#shared/record/recommend";
import { realPath } from "../files/look";
import { readAdrFile, readSidecar } from "../repo/edit/file";
import { repositoryOf, slashed } from "../repo/paths";
import { readConfig } from "./config";
import { git } from "./run";

interface Around {
  today: Day;
  thresholds: Partial<Thresholds>;
  /** The kind of the git host, where its name doesn't tell. */
  host?: GitHost | null;
}

/** `root` and `file` as `readAdrFile` takes them, and what it throws; GIT_MISSING, GIT_FAILED or BAD_INPUT besides. */
export async function proposalFor(root: string, file: string, around: Around): Promise<GitProposal> {
  const adr = await readAdrFile(root, file);
  const folder = await realPath(dirname(join(root, file)));
  const top = repositoryOf(folder);
  const path = top === null ? file : slashed(top, join(folder, basename(file)));
  const text = adr.sidecar ? await fromRecord(root, file, path, around) : proposalOfText(path, adr.text);
  if (top === null) return { ...text, branch: null, address: null, why: "The ADR isn't in a git repository." };
  return { ...text, ...(await pageFor(top, text, around.host ?? null)) };
}

async function fromRecord(root: string, file: string, path: string, around: Around): Promise<ProposalText> {
  const beside = await readSidecar(root, file);
  const record = parseSidecar(beside.file, beside.text);
  const recommendation = recommend(playbookOf(record), record.draft, around.thresholds);
  return proposalOfRecord({ record, recommendation, today: around.today, file: null }, path);
}

/** The address of the page, or why there is none. */
async function pageFor(
  top: string,
  text: ProposalText,
  host: GitHost | null,
): Promise<Pick<GitProposal, "branch" | "address" | "why">> {
  const named = await git(top, ["symbolic-ref", "--quiet", "--short", "HEAD"], { reads: true, answers: [1] });
  const branch = named.out.trim();
  if (branch === "") return { branch: null, address: null, why: "No branch is checked out." };
  const config = await readConfig(top);
  const remote = config.get(`branch.${branch}.remote`) ?? "origin";
  const url = config.get(`remote.${remote}.url`);
  if (url === null) return { branch, address: null, why: `The repository has no remote "${remote}".` };
  const web = webRepository(url, host);
  if (web === null) return { branch, address: null, why: "The remote's address is of no git host that is known." };
  const head = ["symbolic-ref", "--quiet", "--short", `refs/remotes/${remote}/HEAD`];
  const { out } = await git(top, head, { reads: true, answers: [1, 128] });
  const into = out.trim().slice(remote.length + 1) || null;
  if (into === branch)
    return { branch, address: null, why: `"${branch}" is the branch that a pull request goes into.` };
  return { branch, address: proposalAddress(web, { branch, into, ...text }), why: null };
}
