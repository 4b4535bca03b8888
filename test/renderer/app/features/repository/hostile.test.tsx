/** What an untrusted repository's text may become on the page: words and marks, nothing that runs, loads or leads away. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { MantineProvider } from "@mantine/core";
import { fireEvent, render, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { defaultThresholds } from "#shared/analysis/thresholds";
import type { AppInfo } from "#shared/api/app";
import type { Client } from "../../../../../renderer/app/host/client";
import { HostProvider } from "../../../../../renderer/app/host/HostContext";
import type { Loaded } from "../../../../../renderer/app/host/load";
import { Reader, type Surroundings } from "../../../../../renderer/app/widgets/Reader";

const text = readFileSync(resolve(import.meta.dirname, "../../../../samples/hostile.md"), "utf8");

/** Elements that only show. A button is what stands for a link. */
const harmless =
  "A BUTTON SPAN DIV P H2 H3 H4 H5 H6 UL OL LI TABLE THEAD TBODY TR TH TD PRE CODE EM STRONG DEL BLOCKQUOTE BR HR SUP SECTION IMG".split(
    " ",
  );

const desktop: AppInfo["can"] = { pickFolder: true, git: true, openLinks: true, workshop: true };

function show(around?: Surroundings, info: Partial<AppInfo> = { can: desktop }) {
  const opened: string[] = [];
  const app = {
    changes: async function* changes() {},
    openLink: async ({ url }: { url: string }) => void opened.push(url),
  };
  const loaded = {
    host: { app } as unknown as Client,
    info: info as AppInfo,
    playbooks: [],
    settings: { theme: "light", singleKeys: true, repositories: [], trusted: [], thresholds: defaultThresholds },
  } satisfies Partial<Loaded> as Loaded;
  const { container } = render(
    <HostProvider loaded={loaded}>
      <MantineProvider>
        <div data-testid="text">
          <Reader text={text} {...(around && { around })} />
        </div>
      </MantineProvider>
    </HostProvider>,
  );
  const part = container.querySelector<HTMLElement>("[data-testid=text]");
  if (!part) throw new Error("nothing was shown");
  return { part, opened, elements: () => [...part.querySelectorAll("*")] };
}

test("hostile Markdown becomes words: no element that runs, loads or sends", () => {
  const { elements, part } = show();
  expect([...new Set(elements().map(({ tagName }) => tagName))].filter((name) => !harmless.includes(name))).toEqual([]);
  const attributes = elements().flatMap((element) => [...element.attributes].map(({ name }) => name));
  expect(attributes.filter((name) => /^on|^style$|^src|^action$|^formaction$|^data$/.test(name))).toEqual([]);
  expect(part.querySelector("img")).toBeNull();
  expect("ran" in window).toBe(false);
  // It isn't only gone: what was written can be read.
  expect(part.textContent).toContain("<script>window.ran = true</script>");
});

test("hostile links lead nowhere; https and mailto are handed to the host", async () => {
  const { elements, part, opened } = show();
  for (const element of elements()) fireEvent.click(element);
  await waitFor(() => expect(opened.length).toBeGreaterThan(0));
  expect([...new Set(opened)].toSorted()).toEqual([
    "https://example.org/auto",
    "https://example.org/page",
    "mailto:ana@example.org",
  ]);
  const hrefs = [...part.querySelectorAll("[href]")].map((link) => link.getAttribute("href"));
  expect(hrefs.filter((href) => !href?.startsWith("#"))).toEqual([]);
  expect("ran" in window).toBe(false);
});

test("in a browser only web addresses are links, in a tab of their own that knows nothing of this one", () => {
  const { part } = show(undefined, { host: "browser", can: { ...desktop, openLinks: false } });
  const links = [...part.querySelectorAll("[href]")].filter((link) => !link.getAttribute("href")?.startsWith("#"));
  expect(links.map((link) => link.getAttribute("href")).toSorted()).toEqual([
    "http://evil.example/",
    "https://example.org/auto",
    "https://example.org/page",
  ]);
  for (const link of links) {
    expect([link.tagName, link.getAttribute("target"), link.getAttribute("rel")]).toEqual([
      "A",
      "_blank",
      "noopener noreferrer",
    ]);
  }
});

test("pictures come from the host as data and from nowhere else", async () => {
  const asked: string[] = [];
  const around: Surroundings = {
    hrefOf: () => null,
    image: async (address) => {
      asked.push(address);
      return "https://evil.example/from-the-host.png";
    },
  };
  const { part } = show(around);
  await waitFor(() => expect(asked.length).toBeGreaterThan(0));
  expect(asked.filter((address) => /^[a-z]+:|^\/\//i.test(address))).toEqual([]);
  // Even what the host says is looked at.
  await waitFor(() => expect(part.textContent).toContain("Image: relative up"));
  expect(part.querySelector("img")).toBeNull();
});

test("a picture of the repository is shown", async () => {
  const around: Surroundings = { hrefOf: () => null, image: async () => "data:image/png;base64,AA==" };
  const { part } = show(around);
  await waitFor(() => expect(part.querySelector("img")?.getAttribute("src")).toBe("data:image/png;base64,AA=="));
});
