/** The one file in which a call travels: a page that asks, seals, and sends nothing. */
import { createHash } from "node:crypto";
import { script, style } from "virtual:call-page";
import { type Call, plainJson } from "#shared/away/call";

/** One person's own copy: the name and the code that were given to them. */
export interface PersonalCopy {
  name: string;
  code: string;
}

const digest = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** Nothing is loaded and nothing sent; what runs is ours, by its hash. */
const policy = [
  "default-src 'none'",
  `style-src '${digest(style)}'`,
  `script-src '${digest(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** ASCII with LF alone, so that a mail program that turns line ends or letters harms nothing. */
export function callPage(call: Call, person: PersonalCopy | null = null): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="generator" content="Adroit call">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>A question to answer</title>
<style>${style}</style>
</head>
<body>
<div id="phone"></div>
<noscript>This page needs a browser with JavaScript. If a mail program or a file manager shows it to you, save it and open it in a browser. It sends nothing.</noscript>
<script type="application/json" id="call">${plainJson(call)}</script>
<script type="application/json" id="person">${plainJson(person)}</script>
<script>${script}</script>
</body>
</html>
`;
}
