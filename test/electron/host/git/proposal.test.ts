import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "#electron/cli/run";
import { proposalFor } from "#electron/host/git/proposal";
import { isolated, repository, type TestRepository } from "../../../samples/repository";

const { folder } = isolated();
const around = { today: "2026-11-27", thresholds: {} };
const root = join(import.meta.dirname, "../../../..");

function branch(remote: string | null): TestRepository {
  const repo = repository(folder());
  repo.write("docs/adr/0001-use-queues.md", "# 1. Use queues\n\n## Status\n\nProposed\n\n## Decision\n\nQueues.\n");
  if (remote !== null) repo.git("remote", "add", "origin", remote);
  repo.git("switch", "-q", "-c", "adr/queues");
  return repo;
}

test("it names the page by the remote's address, and the branch that the remote calls its own", async () => {
  const repo = branch("git@github.com:acme/shop.git");
  const file = "docs/adr/0001-use-queues.md";
  const { address, branch: on, why } = await proposalFor(repo.root, file, around);
  expect({ on, why }).toEqual({ on: "adr/queues", why: null });
  expect(address).toMatch(
    /^https:\/\/github\.com\/acme\/shop\/compare\/adr\/queues\?expand=1&title=Use%20queues&body=/,
  );
  repo.git("update-ref", "refs/remotes/origin/main", "HEAD");
  repo.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
  expect((await proposalFor(repo.root, file, around)).address).toContain("/compare/main...adr/queues?");
  repo.git("switch", "-q", "main");
  expect(await proposalFor(repo.root, file, around)).toMatchObject({
    address: null,
    why: expect.stringContaining("main"),
  });
  repo.git("switch", "-q", "--detach");
  expect(await proposalFor(repo.root, file, around)).toMatchObject({ branch: null, address: null });
});

test.each([
  [null, 'no remote "origin"'],
  ["/srv/git/shop.git", "no git host that is known"],
  ["https://code.example.org/acme/shop.git", "no git host that is known"],
])("with %s as its remote there is a text and no address", async (remote, why) => {
  const repo = branch(remote);
  const proposal = await proposalFor(repo.root, "docs/adr/0001-use-queues.md", around);
  expect(proposal).toMatchObject({ title: "Use queues", address: null, why: expect.stringContaining(why) });
});

test("an exported decision tells question, decision, reasons and review, from the data beside it", async () => {
  const repo = repository(folder());
  const io = {
    out: () => {},
    err: () => {},
    cwd: root,
    root,
    templates: join(root, "templates"),
    data: join(folder(), "data"),
    stop: AbortSignal.abort(),
  };
  expect(await run(["decide", join(root, "templates/examples/shop.yaml"), "--repo", repo.root], io)).toBe(0);
  const [file = ""] = repo.git("ls-files", "--others", "*.md").split("\n");
  const { body } = await proposalFor(repo.root, file, around);
  expect(body).toMatch(/^## Question\n\n.+\n\n## Decision\n\n.+\n\n## Why\n\n\* .+\n\* .+\n\* .+\n/);
  expect(body).toContain(`The whole of it: ${file}`);
});

test("the command prints both, and opens nothing", async () => {
  const repo = branch("https://gitlab.com/acme/shop.git");
  let out = "";
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: () => {},
    cwd: repo.root,
    root,
    templates: join(root, "templates"),
    data: join(folder(), "data"),
    stop: AbortSignal.abort(),
  };
  expect(await run(["pull-request", "docs/adr/0001-use-queues.md"], io)).toBe(0);
  expect(out).toMatch(
    /^Use queues\n\n## Decision\n\nQueues\.\n\nThe whole of it: docs\/adr\/0001-use-queues\.md\n\nhttps:/,
  );
});
