/** Somebody else's Markdown as HTML that runs nothing, loads nothing and leads where it says. */
import rehypeSanitize, { defaultSchema, type Options } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { type Data, type Processor, unified } from "unified";
import { Html, html } from "#shared/adr/publish/html";
import { readFrontMatter } from "#shared/adr/read/front-matter";
import { whyPlain } from "#shared/adr/read/markdown-limits";
import { plainHtml } from "#shared/adr/read/plain-html";

/** What the addresses in a text mean where it lies. */
export interface PageSurroundings {
  /** Begins every id of the text, so that no two texts of a page have the same. */
  prefix: string;
  /** Where an address inside the repository leads on the page or on the web; `null` leaves the link a text. */
  hrefOf(address: string): string | null;
  /** The picture at an address inside the repository as a `data:` address, or `null`. */
  picture(address: string): Promise<string | null>;
}

/** The part of a tree of HTML that is looked at here. */
interface Node {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
  value?: string;
}

type Syntax = NonNullable<Data["micromarkExtensions"]>[number];

/** Nothing of the text becomes a form, a class or an element that isn't text. */
const schema: Options = {
  ...defaultSchema,
  clobberPrefix: "",
  attributes: {
    ...defaultSchema.attributes,
    "*": ["id", "align"],
    a: ["href", "ariaLabel", "dataFootnoteRef", "dataFootnoteBackref"],
    img: ["src", "alt"],
    input: ["checked"],
    code: [],
    li: [],
    ul: [],
    ol: ["start"],
    section: ["dataFootnotes"],
    h2: [],
  },
};

/**
 * What the parser tries at every word or line, by the names that micromark gives to its constructs, and what a text holds
 * where any of that can succeed. Trying it for nothing takes a third of the time.
 */
const occasional: Readonly<Record<string, RegExp>> = {
  emailAutolink: /@/,
  wwwAutolink: /www/i,
  protocolAutolink: /http/i,
  table: /\||:-|-:/,
};

/** Takes constructs out of the syntax that was added before. */
function without(this: Processor, names: readonly string[]): void {
  const data = this.data();
  const left = (record: Syntax["text"] = {}) =>
    Object.fromEntries(
      Object.entries(record).flatMap(([code, constructs]) => {
        const some = [constructs ?? []].flat().filter(({ name = "" }) => !names.includes(name));
        return some.length === 0 ? [] : [[code, some]];
      }),
    );
  data.micromarkExtensions = data.micromarkExtensions?.map((syntax) => ({
    ...syntax,
    text: left(syntax.text),
    flow: left(syntax.flow),
  }));
}

const processors = new Map<string, ReturnType<typeof processorWithout>>();

function processorFor(text: string) {
  const names = Object.keys(occasional).filter((name) => !occasional[name]?.test(text));
  const key = names.join();
  const made = processors.get(key) ?? processorWithout(names);
  processors.set(key, made);
  return made;
}

function processorWithout(names: readonly string[]) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(without, names)
    .use(plainHtml as () => never)
    .use(remarkRehype, { clobberPrefix: "" })
    .use(lowerSchemes)
    .use(rehypeSanitize, schema)
    .use(rehypeStringify)
    .freeze();
}

/** "HTTPS://" is "https://": what is left of addresses afterwards is told by the small letters alone. */
function lowerSchemes(): (tree: Node) => void {
  const lower = (node: Node) => {
    const { properties = {} } = node;
    if (typeof properties.href === "string")
      properties.href = properties.href.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
    node.children?.forEach(lower);
  };
  return lower;
}

/** A text with or without front matter, without its title, headings two levels lower. Never throws. */
export async function rendered(text: string, around: PageSurroundings): Promise<Html> {
  const body = text.slice(readFrontMatter(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)?.body ?? 0);
  if (whyPlain(body) !== null) return asWritten(body);
  try {
    const processor = processorFor(body);
    const tree = processor.runSync(processor.parse(body)) as Node;
    await adapt(tree, around);
    return Html.safe(processor.stringify(tree as never));
  } catch (error) {
    // So deeply nested that the parser has no room for it.
    if (error instanceof RangeError) return asWritten(body);
    throw error;
  }
}

/** The text itself, for what isn't Markdown. */
export function asWritten(text: string): Html {
  return html`<pre tabindex="0">${text}</pre>`;
}

async function adapt(tree: Node, around: PageSurroundings): Promise<void> {
  const title = tree.children?.findIndex(({ type }) => type === "element") ?? -1;
  if (tree.children?.[title]?.tagName === "h1") tree.children.splice(title, 1);
  const pictures: Promise<void>[] = [];
  const walk = (node: Node) => {
    for (const child of node.children ?? []) if (child.type === "element") walk(child);
    if (node.type === "element") adaptElement(node, around, pictures);
  };
  walk(tree);
  await Promise.all(pictures);
}

function adaptElement(node: Node, around: PageSurroundings, pictures: Promise<void>[]): void {
  const { tagName = "", properties = {} } = node;
  if (typeof properties.id === "string") properties.id = `${around.prefix}${properties.id}`;
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  if (level !== undefined) node.tagName = `h${Math.min(6, Math.max(3, Number(level) + 1))}`;
  else if (tagName === "a") adaptLink(node, around);
  else if (tagName === "img") pictures.push(adaptPicture(node, around));
  else if (tagName === "input") become(node, "span", [{ type: "text", value: properties.checked ? "☑ " : "☐ " }]);
  // Their marks stand where their lines begin.
  else if (tagName === "ul" || tagName === "ol") properties.dir = "auto";
  // What is wider than the page scrolls, and a keyboard has to get there.
  else if (tagName === "pre") node.properties = { tabIndex: 0 };
  else if (tagName === "table") {
    const table = { ...node };
    become(node, "div", [table], { className: ["wide"], tabIndex: 0, role: "group", ariaLabel: "Table" });
  }
}

function become(node: Node, tagName: string, children: Node[], properties: Record<string, unknown> = {}): void {
  Object.assign(node, { tagName, children, properties });
}

/** Without a name and password in it, which would be sent along. */
const webAddress = /^(?:https?:\/\/[^/?#@\\\s]+(?:[/?#]|$)|mailto:[^?\s]+$)/i;

function adaptLink(node: Node, { prefix, hrefOf }: PageSurroundings): void {
  const { href, ariaLabel, ...rest } = node.properties ?? {};
  const address = typeof href === "string" ? href : "";
  const label = ariaLabel === undefined ? {} : { ariaLabel };
  if (address.startsWith("#")) {
    // Only footnotes have a place to lead to; headings have no names of their own here.
    const known = "dataFootnoteRef" in rest || "dataFootnoteBackref" in rest;
    const id = rest.id === undefined ? {} : { id: rest.id };
    if (known) become(node, "a", node.children ?? [], { href: `#${prefix}${address.slice(1)}`, ...id, ...label });
    else become(node, "span", node.children ?? []);
    return;
  }
  const outside = webAddress.test(address);
  const to = outside ? address : /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address) ? null : hrefOf(address);
  if (to === null) become(node, "span", node.children ?? [], { title: address });
  else {
    const away = to.startsWith("#") ? {} : { rel: ["noopener", "noreferrer"], target: "_blank" };
    become(node, "a", node.children ?? [], { href: to, ...away });
  }
}

const embedded = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]*$/;

async function adaptPicture(node: Node, { picture }: PageSurroundings): Promise<void> {
  const { src, alt } = node.properties ?? {};
  const address = typeof src === "string" ? src : "";
  const said = typeof alt === "string" ? alt : "";
  const inside = address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address);
  const data = inside ? await picture(address) : null;
  if (data !== null && embedded.test(data)) node.properties = { src: data, alt: said };
  else
    become(node, "span", [{ type: "text", value: `Image: ${said || "without description"}` }], {
      className: ["picture"],
      title: address,
    });
}
