import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assetHandler, resolveAsset } from "#electron/http/assets";
import { removeFolder } from "../../temporary";

let folder = "";
let root = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "adroit-assets-"));
  root = join(folder, "renderer");
  await mkdir(join(root, "assets"), { recursive: true });
  await mkdir(join(folder, "renderer-evil"));
  await writeFile(join(root, "index.html"), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  await writeFile(join(root, "assets", "index-1a2b.js"), "export {};");
  await writeFile(join(root, "notes.secret"), "no");
  await writeFile(join(folder, "outside.js"), "secret");
  await writeFile(join(folder, "renderer-evil", "x.js"), "secret");
});
afterAll(() => removeFolder(folder));

test("a path inside is that file, and / is the page", () => {
  expect(resolveAsset(root, "/")).toBe(join(root, "index.html"));
  expect(resolveAsset(root, "/assets/index-1a2b.js")).toBe(join(root, "assets", "index-1a2b.js"));
  expect(resolveAsset(root, "/assets/a%20b.js")).toBe(join(root, "assets", "a b.js"));
});

test.each([
  "/../outside.js",
  "/assets/../../outside.js",
  "/%2e%2e/outside.js",
  "/%2e%2e%2foutside.js",
  "/..%2foutside.js",
  "/..%5coutside.js",
  "/%5c..%5coutside.js",
  "/assets%00/../../outside.js",
  "/index.html%00.js",
  "/../renderer-evil/x.js",
  "//outside.js/../../outside.js",
  "/C:/outside.js",
  "/%",
  "/%ff",
  "outside.js",
  "",
  "/notes.secret",
  "/assets",
  "/assets/",
])("%j leads nowhere", (path) => {
  expect(resolveAsset(root, path)).toBeNull();
});

test("whatever is asked for, only files below the root come out", () => {
  const part = fc.constantFrom("..", ".", "%2e%2e", "%2f", "%5c", "\\", "a.js", "renderer-evil", "~", "%00", "");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const file = resolveAsset(root, `/${[...parts, "a.js"].join("/")}`);
      expect(file === null || file.startsWith(`${root}/`)).toBe(true);
    }),
  );
});

test.each(["/.vite/manifest.json", "/assets/.hidden.json", "/%2evite/manifest.json"])("%s isn't served", (path) => {
  expect(resolveAsset(root, path)).toBeNull();
});

test("a page carries the nonce of its policy, another each time, and isn't cached", async () => {
  const serve = assetHandler(root);
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const { headers, body } = await serve({ method: "GET", pathname: "/" });
      const policy = headers["Content-Security-Policy"] ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      expect(body).toBe(`<meta name="csp-nonce" content="${nonce}">`);
      expect(Buffer.from(nonce, "base64")).toHaveLength(16);
      expect(policy).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; ` +
          "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
      );
      expect(headers["Cache-Control"]).toBe("no-store");
      return nonce;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("a file with a hash in its name is kept for good", async () => {
  const { status, headers } = await assetHandler(root)({ method: "GET", pathname: "/assets/index-1a2b.js" });
  expect(status).toBe(200);
  expect(headers["Cache-Control"]).toContain("immutable");
  expect(headers["Content-Type"]).toBe("text/javascript; charset=utf-8");
});

test("what isn't there, or isn't read, is refused", async () => {
  const serve = assetHandler(root);
  expect(await serve({ method: "GET", pathname: "/missing.js" })).toMatchObject({ status: 404 });
  expect(await serve({ method: "GET", pathname: "/%2e%2e%2foutside.js" })).toMatchObject({ status: 404 });
  expect(await serve({ method: "POST", pathname: "/" })).toMatchObject({ status: 405 });
  expect(await serve({ method: "HEAD", pathname: "/" })).toMatchObject({ status: 200 });
});
