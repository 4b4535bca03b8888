/** Where a repository can be looked at on the web, told from the address that git fetches it from. Pure text: nothing is asked. */

export const gitHosts = ["github", "gitlab", "gitea", "bitbucket", "azure"] as const;
export type GitHost = (typeof gitHosts)[number];

/** A repository on a host for git. */
export interface WebRepository {
  host: GitHost;
  /** `https://...`, without a slash at the end, and without name or password. */
  base: string;
}

/** A proposal to merge a branch. */
export interface MergeProposal {
  branch: string;
  /** The branch that it goes into; `null` leaves the choice to the host. */
  into: string | null;
  title: string;
  body: string;
}

/** Characters of an address that every host and browser takes. */
const longestAddress = 6000;

/**
 * The web page of a repository from a remote's address: https, ssh or `user@host:path`. `host` says which kind of host
 * it is where its name doesn't. `null` where the address isn't one of the web, or its kind isn't known.
 */
export function webRepository(address: string, host: GitHost | null = null): WebRepository | null {
  const place = placeOf(address.trim());
  if (place === null) return null;
  const kind = host ?? kindOf(place.name);
  if (kind === null) return null;
  const path = kind === "azure" ? azurePath(place) : { name: place.name, path: place.path };
  if (path === null || !path.path.includes("/")) return null;
  return { host: kind, base: `https://${path.name}/${path.path.split("/").map(encoded).join("/")}` };
}

/** The page of a file as it is at a commit (its full hash). `path` is relative to the top of the repository, with `/`. */
export function fileAddress({ host, base }: WebRepository, commit: string, path: string): string {
  const way = path.split("/").map(encodeURIComponent).join("/");
  switch (host) {
    case "github":
      return `${base}/blob/${commit}/${way}`;
    case "gitlab":
      return `${base}/-/blob/${commit}/${way}`;
    case "gitea":
      return `${base}/src/commit/${commit}/${way}`;
    case "bitbucket":
      return `${base}/src/${commit}/${way}`;
    case "azure":
      return `${base}?path=${encodeURIComponent(`/${path}`)}&version=GC${commit}`;
  }
}

/**
 * The page on which a pull request is opened, filled in as far as the host takes that from an address. A text that
 * would make the address too long for some is left out; it is then pasted.
 */
export function proposalAddress(repository: WebRepository, proposal: MergeProposal): string {
  const whole = proposalPage(repository, proposal);
  return whole.length <= longestAddress ? whole : proposalPage(repository, { ...proposal, body: "" });
}

function proposalPage({ host, base }: WebRepository, { branch, into, title, body }: MergeProposal): string {
  const compared = into === null ? slashed(branch) : `${slashed(into)}...${slashed(branch)}`;
  switch (host) {
    case "github":
    case "gitea":
      return `${base}/compare/${compared}?${query({ expand: "1", title, body })}`;
    case "gitlab":
      return `${base}/-/merge_requests/new?${query({
        "merge_request[source_branch]": branch,
        "merge_request[target_branch]": into ?? "",
        "merge_request[title]": title,
        "merge_request[description]": body,
      })}`;
    case "bitbucket":
      return `${base}/pull-requests/new?${query({ source: branch, dest: into ?? "", title, description: body })}`;
    case "azure":
      return `${base}/pullrequestcreate?${query({ sourceRef: branch, targetRef: into ?? "" })}`;
  }
}

/** What is empty is left out. */
function query(values: Record<string, string>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}

const slashed = (branch: string) => branch.split("/").map(encodeURIComponent).join("/");

/** As the address may have it encoded already. */
function encoded(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return encodeURIComponent(part);
  }
}

interface Place {
  /** The host's name, with the port of a web address. */
  name: string;
  path: string;
}

function placeOf(address: string): Place | null {
  const web = /^https?:\/\/(?:[^/?#@\s]*@)?([\w.-]+(?::\d{1,5})?)\/([^?#\s]+)/i.exec(address);
  const ssh = /^(?:ssh|git\+ssh|git):\/\/(?:[^/?#@\s]*@)?([\w.-]+)(?::\d{1,5})?\/([^?#\s]+)/i.exec(address);
  // A letter alone before the colon is a drive of Windows.
  const short = /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)([^?#\s]+)$/.exec(address);
  const [, name, path] = web ?? ssh ?? short ?? [];
  if (name === undefined || path === undefined) return null;
  const plain = path
    .replace(/\/+$/, "")
    .replace(/\.git$/i, "")
    .replace(/^\/+/, "");
  return plain === "" || /(?:^|\/)\.{1,2}(?:\/|$)/.test(plain) ? null : { name: name.toLowerCase(), path: plain };
}

function kindOf(name: string): GitHost | null {
  const bare = name.replace(/:\d+$/, "");
  if (/(?:^|\.)(?:dev\.azure\.com|visualstudio\.com)$/.test(bare)) return "azure";
  if (bare === "bitbucket.org") return "bitbucket";
  if (/(?:^|[.-])github[.-]/.test(bare)) return "github";
  if (/(?:^|[.-])gitlab[.-]/.test(bare)) return "gitlab";
  return /(?:^|[.-])(?:gitea|forgejo|codeberg)[.-]/.test(bare) ? "gitea" : null;
}

/** Azure has other addresses for ssh than for the web. */
function azurePath({ name, path }: Place): Place | null {
  const [version, organisation = "", project = "", repository = ""] = path.split("/");
  if (version !== "v3") return path.includes("_git/") ? { name, path } : null;
  if (repository === "") return null;
  return { name: "dev.azure.com", path: `${organisation}/${project}/_git/${repository}` };
}
