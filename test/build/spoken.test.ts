/** What is seen on a button is in the name that is spoken: whoever says what they read presses it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { expect, test } from "vitest";

const buttons = ["button", "Button", "a", "Link", "Menu.Item", "UnstyledButton"];

interface Node {
  type: string;
  start: number;
  end: number;
}
interface Element extends Node {
  openingElement: Node & { name: Node };
  children: Node[];
}

/** Literal words of what is written between the tags; parts with tags of their own aren't the button's. */
function literals(node: Node): string[] {
  const of = node as Node & { value: string; expression: Node; consequent: Node; alternate: Node };
  if (node.type === "JSXText") return [of.value];
  if (node.type === "JSXExpressionContainer") return literals(of.expression);
  if (node.type === "ConditionalExpression") return [...literals(of.consequent), ...literals(of.alternate)];
  return node.type === "Literal" && typeof of.value === "string" ? [of.value] : [];
}

/** The words on buttons that are called something else. */
function unspoken(source: string): string[] {
  const text = ({ start, end }: Node) => source.slice(start, end);
  const look = (node: unknown): string[] => {
    if (Array.isArray(node)) return node.flatMap(look);
    if (typeof node !== "object" || node === null) return [];
    const within = Object.values(node).flatMap(look);
    const { type, openingElement: tag, children } = node as Element;
    if (type !== "JSXElement" || !buttons.includes(text(tag.name)) || !text(tag).includes("aria-label")) return within;
    const called = text(tag).toLowerCase();
    const words = children.flatMap(literals).map((one) => one.replace(/\s+/g, " ").trim());
    return [...words.filter((one) => !called.includes(one.toLowerCase())), ...within];
  };
  return look(parseSync("a.tsx", source, { lang: "tsx" }).program.body);
}

test("a button that is called something else than what stands on it is found", () => {
  expect(unspoken('<Button aria-label={"Let " + name + " in"}>Let in</Button>')).toEqual(["Let in"]);
  expect(unspoken('<Button aria-label={"Let in " + name}>{again ? name : "Let in"}</Button>')).toEqual([]);
  expect(unspoken('<Button {...(one && { "aria-label": "Away" })}>{one ? "Go" : "Away"}</Button>')).toEqual(["Go"]);
});

test("what stands on every button is in its name", () => {
  const sources = readdirSync("renderer", { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".tsx"),
  );
  expect(sources.flatMap((path) => unspoken(readFileSync(join("renderer", path), "utf8")))).toEqual([]);
});
