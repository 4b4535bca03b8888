import { expect, test } from "vitest";
import { fileAddress, proposalAddress, webRepository } from "#shared/adr/links/git-host";

test.each([
  ["git@github.com:acme/portal.git", "github", "https://github.com/acme/portal"],
  ["https://github.com/acme/portal", "github", "https://github.com/acme/portal"],
  ["https://ana:secret@github.com/acme/portal.git/", "github", "https://github.com/acme/portal"],
  ["ssh://git@github.example.org:2222/acme/portal.git", "github", "https://github.example.org/acme/portal"],
  ["git@gitlab.com:group/sub/portal.git", "gitlab", "https://gitlab.com/group/sub/portal"],
  ["https://gitlab.example.org:8443/group/portal.git", "gitlab", "https://gitlab.example.org:8443/group/portal"],
  ["https://codeberg.org/acme/portal.git", "gitea", "https://codeberg.org/acme/portal"],
  ["git@bitbucket.org:acme/portal.git", "bitbucket", "https://bitbucket.org/acme/portal"],
  ["https://ana@dev.azure.com/acme/My%20Team/_git/portal", "azure", "https://dev.azure.com/acme/My%20Team/_git/portal"],
  ["git@ssh.dev.azure.com:v3/acme/team/portal", "azure", "https://dev.azure.com/acme/team/_git/portal"],
  ["acme@vs-ssh.visualstudio.com:v3/acme/team/portal", "azure", "https://dev.azure.com/acme/team/_git/portal"],
])("%s is on the web", (address, host, base) => {
  expect(webRepository(address)).toEqual({ host, base });
});

test.each([
  "",
  "/srv/git/portal.git",
  "../portal",
  "C:\\portal",
  "C:/portal/x",
  "file:///srv/portal.git",
  "javascript:alert(1)",
  "https://example.org/acme/portal",
  "https://github.com/acme",
  "https://github.com/../../x/y",
])("%j has no page that we know", (address) => {
  expect(webRepository(address)).toBeNull();
});

test("a host of any name is of the kind that it is said to be", () => {
  expect(webRepository("git@code.example.org:acme/portal.git", "gitea")).toEqual({
    host: "gitea",
    base: "https://code.example.org/acme/portal",
  });
});

const on = (address: string) => webRepository(address)!;
const hosts = {
  github: on("git@github.com:a/b.git"),
  gitlab: on("git@gitlab.com:a/b.git"),
  gitea: on("git@codeberg.org:a/b.git"),
  bitbucket: on("git@bitbucket.org:a/b.git"),
  azure: on("https://dev.azure.com/o/p/_git/b"),
};

test("a file at a commit has an address on every host", () => {
  const of = (host: keyof typeof hosts) => fileAddress(hosts[host], "3f9c", "docs/a b#1.md");
  expect(of("github")).toBe("https://github.com/a/b/blob/3f9c/docs/a%20b%231.md");
  expect(of("gitlab")).toBe("https://gitlab.com/a/b/-/blob/3f9c/docs/a%20b%231.md");
  expect(of("gitea")).toBe("https://codeberg.org/a/b/src/commit/3f9c/docs/a%20b%231.md");
  expect(of("bitbucket")).toBe("https://bitbucket.org/a/b/src/3f9c/docs/a%20b%231.md");
  expect(of("azure")).toBe("https://dev.azure.com/o/p/_git/b?path=%2Fdocs%2Fa%20b%231.md&version=GC3f9c");
});

test("a pull request is opened where each host has its page for that", () => {
  const proposal = { branch: "adr/0047 &x", into: "main", title: "Use Django & Co", body: "Why?\n100 %" };
  const of = (host: keyof typeof hosts) => proposalAddress(hosts[host], proposal);
  const text = "title=Use%20Django%20%26%20Co&body=Why%3F%0A100%20%25";
  expect(of("github")).toBe(`https://github.com/a/b/compare/main...adr/0047%20%26x?expand=1&${text}`);
  expect(of("gitea")).toBe(`https://codeberg.org/a/b/compare/main...adr/0047%20%26x?expand=1&${text}`);
  const gitlab = new URL(of("gitlab"));
  expect(gitlab.pathname).toBe("/a/b/-/merge_requests/new");
  expect(gitlab.searchParams.get("merge_request[source_branch]")).toBe("adr/0047 &x");
  expect(gitlab.searchParams.get("merge_request[description]")).toBe("Why?\n100 %");
  expect(new URL(of("bitbucket")).searchParams.get("source")).toBe("adr/0047 &x");
  expect(of("azure")).toBe(
    "https://dev.azure.com/o/p/_git/b/pullrequestcreate?sourceRef=adr%2F0047%20%26x&targetRef=main",
  );
});

test("a text that is too long for an address is left to be pasted", () => {
  const proposal = { branch: "b", into: null, title: "T", body: "é".repeat(3000) };
  expect(proposalAddress(hosts.github, proposal)).toBe("https://github.com/a/b/compare/b?expand=1&title=T");
});
