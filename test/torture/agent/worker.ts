/** The server of `adroit mcp DIR --write`, by itself: `node worker.js DIR TEMPLATES`. */
import { serveStdio } from "#electron/mcp/server";

const [root = "", templates = ""] = process.argv.slice(2);
await serveStdio({ root, templates, write: true, version: "0" }, new AbortController().signal);
