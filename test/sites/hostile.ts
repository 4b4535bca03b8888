/** Text that means something to one documentation site or another, as people type it. */
export const hostile: readonly string[] = [
  "/shops/{id} and a lone { and a lone } too",
  "{% x %} and {% include y %}",
  "{{< x >}} and {{% x %}}",
  "import duties are high",
  "export of goods is low",
  "import x from 'y'",
  "List<Order> and Map<K, V> and a<b",
  "@ana: 50 $, ~ 5 & more",
  "ends in a backslash \\",
  "C:\\temp\\new and \\alpha",
  "a | b | c",
  "| a | b |",
  "x^2^ and H~2~O and ~~gone~~",
  "--force and --- and a -- b",
  "::: tip",
  ":name[x] at 10:30:15",
  "so ::leaf[y] and a:b[c] too",
  "[Ana]: we need it by May",
  "[TOC]",
  "[[toc]]",
  "[^1] and [a]: b and [x](y) and [x][y]",
  "<script>alert(1)</script>",
  "<!-- hidden -->",
  "<b>bold</b> <br> <x-y>",
  "*a* _b_ **c** __d__ `e`",
  "1. one",
  "- item",
  "# no heading",
  "> no quote",
  "&lt; &amp; &#123; &copy; &copy 2026",
  "$a$ and $$b$$ and $5 or $6",
  '!!! note "x"',
  '=== "Tab"',
  "??? more",
  "a) first",
  "i. first",
  "(1) first",
  "\\(x\\) \\[y\\]",
  "{: .class} {#id} {.x}",
  "~~~",
  "```js",
  "+ more",
  ": definition",
  "*[HTML]: x",
  "term >> other << third",
  "snake_case and 5 < 6 > 4",
];

/** No form of text keeps this from VitePress, which is told before an export where such a site is. */
export const braces = "{{ x }} in braces";

/** Nor is there one that keeps a name of an emoji from Docusaurus, which looks at the text after it was read. */
export const emoji = "a :smile: and :100: points";

/** Addresses, each of which has to be a link. */
export const addresses: readonly string[] = [
  "https://example.org/a_b_c?x=1&y=2",
  "http://example.org/wiki/A_(b)",
  "https://example.org/~ana/#top",
];
