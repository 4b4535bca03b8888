import { readFile } from "node:fs/promises";
import { extname, isAbsolute, join, relative, resolve } from "node:path";
import { contentPolicy, newNonce, securityHeaders } from "./headers";

/** What `index.html` holds where the nonce of the response belongs. */
const placeholder = "__CSP_NONCE__";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * The file under `root` that a path of a URL (still percent-encoded) names; "/" is `index.html`. `null` where the
 * path leads out of the root by any spelling, isn't decodable, or names a kind of file that isn't served. What begins with
 * a dot, as the notes of a build, is nobody's page.
 */
export function resolveAsset(root: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!path.startsWith("/") || /[\0\\:]/.test(path) || path.split("/").some(hidden)) return null;
  const file = resolve(root, `.${path === "/" ? "/index.html" : path}`);
  const inside = relative(root, file);
  if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) return null;
  return extname(file) in types ? file : null;
}

const hidden = (part: string) => part.startsWith(".");

/** An answer that is there as a whole. Plain, since making the web's own `Response` takes longer than most answers, and 9 MB of Node's memory. */
export interface WholeReply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array<ArrayBuffer>;
}

/**
 * Serves the built renderer from `root`. Pages get a new nonce each time and are never cached; files under
 * `assets/` carry a hash of their content in their name and are kept for good.
 */
export function assetHandler(root: string): (asked: { method: string; pathname: string }) => Promise<WholeReply> {
  return async ({ method, pathname }) => {
    if (method !== "GET" && method !== "HEAD") return refusal(405, "Only GET and HEAD.");
    const file = resolveAsset(root, pathname);
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) return refusal(404, "There is no such page.");
    const page = extname(file) === ".html";
    const nonce = newNonce();
    const kept = relative(join(root, "assets"), file).startsWith("..") === false;
    return {
      status: 200,
      headers: {
        ...securityHeaders,
        "Content-Type": types[extname(file)] ?? "application/octet-stream",
        ...(page ? { "Content-Security-Policy": contentPolicy(nonce) } : {}),
        ...(kept ? { "Cache-Control": "public, max-age=31536000, immutable" } : {}),
      },
      body: page ? content.toString("utf8").replaceAll(placeholder, nonce) : content,
    };
  };
}

/** A short plain answer that isn't what was asked for. */
export function refusal(status: number, text: string, headers: Record<string, string> = {}): WholeReply {
  return {
    status,
    headers: { ...securityHeaders, "Content-Type": "text/plain; charset=utf-8", ...headers },
    body: `${text}\n`,
  };
}
