/** ADRs on real documentation sites: what is shown equals what was typed, nothing runs, and no build breaks. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { removeFolder } from "../temporary";
import { pages } from "./adrs";
import { type Site, sites } from "./build";
import { addresses, braces, emoji } from "./hostile";

/** What has no form as text: VitePress runs braces as templates, which an export says; Docusaurus draws emoji. */
const unsayable: Record<string, string> = { vitepress: braces, docusaurus: emoji };

/** What a page shows of its file: not the lists of other pages, whose titles would hide what is missing. */
function shownTexts(html: string): string {
  const body = html.replace(/^.*?<body/s, "<body").replace(/<(script|style)\b.*?<\/\1>/gs, "");
  const [content = body] = /<article\b.*<\/article>|<main\b.*<\/main>|<[^>]*role="main".*/s.exec(body) ?? [];
  return plain(content.replace(/<!--.*?-->/gs, "").replace(/<[^>]*>/g, ""));
}

const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " };

/** As it is read: typographic quotes, ellipses and spaces are what a site makes of plain ones. */
function plain(text: string): string {
  return text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, code, name) =>
      name ? (entities[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(code)),
    )
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/…/g, "...")
    .replace(/[\s\u00a0\u200b\u200d]+/g, " ");
}

const entities: Record<string, string> = {
  ...named,
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  laquo: "«",
  raquo: "»",
};

function typed(text: string): string {
  return text.replace(/…/g, "...").replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, " ");
}

async function check(site: Site): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `site-${site.name}-`));
  try {
    const made = pages([braces, emoji].filter((text) => text !== unsayable[site.name]));
    // Docusaurus writes a page's title into code of its own without escaping it, so this one breaks its build.
    const all = made.filter(({ shown: [title = ""] }) => site.name !== "docusaurus" || !title.endsWith("\\"));
    const htmlOf = site.build(folder, all);
    const wrong: string[] = [];
    for (const { file, shown } of all) {
      const html = htmlOf(file);
      const text = shownTexts(html);
      for (const one of shown) if (!text.includes(typed(one))) wrong.push(`${file}: ${one}`);
      expect(html, file).not.toMatch(/<script>alert|<b>bold|<x-y/);
      if (!/title|alone/.test(file))
        for (const address of addresses) {
          const href = /href="([^"]*)"/g;
          const links = [...html.matchAll(href)].map(([, to = ""]) =>
            decodeURI(plain(to)).replace(/%28/g, "(").replace(/%29/g, ")").replace(/%7E/gi, "~"),
          );
          if (!links.includes(address)) wrong.push(`${file}: ${address} is no link`);
        }
    }
    expect(wrong).toEqual([]);
  } finally {
    await removeFolder(folder);
  }
}

describe("shown as typed on", () => {
  for (const site of sites) {
    const { name, missing } = site;
    if (missing !== null) console.error(`${name} is left out: ${missing}.`);
    test.skipIf(missing !== null)(
      name,
      async () => {
        console.error(`${name}: ${site.version()}`);
        await check(site);
      },
      1_200_000,
    );
  }
});
