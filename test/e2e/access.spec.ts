import type { Page } from "@playwright/test";
import { expectNoFindings } from "./axe";
import { type Client, expect, show, test } from "./fixtures";
import { showExample } from "./room";

const steps = ["Frame", "Criteria", "Answers", "Weights", "Result", "Decide"];

async function openExample(page: Page, client: Client) {
  await showExample(page, client);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What has to be decided?");
}

async function goTo(page: Page, step: string) {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: step }).click();
  await expect(page.getByRole("link", { name: step })).toHaveAttribute("aria-current", "step");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

test("axe finds nothing on the empty start screen and on the steps of a decision", async ({ page, client }) => {
  test.setTimeout(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Decisions");
  await expectNoFindings(page, "empty start screen");
  await openExample(page, client);
  for (const step of steps) {
    await goTo(page, step);
    await expectNoFindings(page, step);
  }
});

test("axe finds nothing on what opens over a screen", async ({ page, client }) => {
  test.setTimeout(0);
  await openExample(page, client);
  await goTo(page, "Result");
  await page.keyboard.press("?");
  await page.keyboard.press("t");
  await expectNoFindings(page, "result with a why and other weights");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoFindings(page, "commands");
  await page.keyboard.press("Escape");
  await show(page, "#/");
  // The key is the next screen's, which comes a moment after its address.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Decisions");
  await page.keyboard.press("n");
  await expect(page.getByRole("menuitem", { name: "Any other decision" })).toBeVisible();
  await expectNoFindings(page, "which playbook");
});

test("axe finds nothing where a decision is one of the team's own", async ({ page }) => {
  test.setTimeout(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Decisions");
  await page.keyboard.press("n");
  await page.getByRole("menuitem", { name: "Any other decision" }).click();
  await goTo(page, "Criteria");
  await page.getByRole("checkbox", { name: /allowed by law/ }).check();
  await page.getByRole("button", { name: "Change First option" }).click();
  await expectNoFindings(page, "criteria with an option being renamed");
  await goTo(page, "Answers");
  await page.getByRole("group", { name: "First option" }).getByText("4").click();
  await expectNoFindings(page, "scores given directly");
});

test("axe finds nothing on the places around a decision", async ({ page, client }) => {
  test.setTimeout(0);
  await openExample(page, client);
  for (const [hash, title] of [
    ["#/", "Decisions"],
    ["#/playbooks", "Playbooks"],
    ["#/trash", "Trash"],
    ["#/settings", "Settings"],
  ] as const) {
    await show(page, hash);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    if (title === "Decisions") await expect(page.getByRole("link", { name: "Continue" })).toBeVisible();
    await expectNoFindings(page, title);
  }
});

test("at 200 % zoom nothing is cut off sideways, and everything is still there", async ({ page, client }) => {
  await openExample(page, client);
  // Zoom halves what the window holds: a 1280 x 800 window at 200 % is one of 640 x 400.
  await page.setViewportSize({ width: 640, height: 400 });
  for (const step of steps) {
    await goTo(page, step);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, `${step} scrolls sideways`).toBeLessThanOrEqual(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(page.getByRole("contentinfo").getByRole("button").last()).toBeInViewport();
  }
});

test("in forced colours the choice and the bars can be told apart", async ({ page, client }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openExample(page, client);
  await goTo(page, "Answers");
  const framed = (checked: boolean) =>
    page
      .getByRole("radio", { checked })
      .first()
      .evaluate((row) => getComputedStyle(row).outlineStyle);
  expect(await framed(true)).toBe("solid");
  expect(await framed(false)).toBe("none");
  await goTo(page, "Result");
  const bar = page
    .getByRole("region", { name: /Where the/ })
    .locator("li i")
    .first();
  expect(await bar.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    await page.evaluate(() => {
      const probe = document.createElement("i");
      probe.style.color = "CanvasText";
      document.body.append(probe);
      return getComputedStyle(probe).color;
    }),
  );
});

test("with reduced motion nothing slides", async ({ page, client }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openExample(page, client);
  await goTo(page, "Result");
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll("main *")].filter((element) => {
        const { transitionDuration, transitionProperty } = getComputedStyle(element);
        const slow = transitionDuration.split(",").some((time) => Number.parseFloat(time) > 0.1);
        return slow && !/^(color|background-color|border-color|all)/.test(transitionProperty);
      }).length,
  );
  expect(moving).toBe(0);
});

test("in grey the marks and bars of five options stay apart", async ({ page, served, client }) => {
  const { record, etag } = await client.records.create({ playbook: "other-decision" });
  const options = ["Kafka", "RabbitMQ", "NATS", "SQS", "Redis"].map((title, n) => ({
    id: `o${n}`,
    title,
    summary: "",
  }));
  await client.records.save({ id: record.id, etag, draft: { ...record.draft, options } });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${served.address.split("#")[0]}#/decisions/${record.id}/decide`);
    // What was put in its place is gone.
    await page.reload();
    await expect(page.getByText("Redis").first()).toBeVisible();
    const [marks, bars] = await page.evaluate(() => {
      const drawn = [...document.querySelectorAll("main label svg[class*=option]")].slice(0, 5);
      for (const one of document.body.children) if (one instanceof HTMLElement) one.style.display = "none";
      document.body.style.filter = "grayscale(1)";
      for (const part of ["marks", "bars"]) {
        const row = document.createElement("div");
        row.id = part;
        row.style.cssText = "position:absolute;display:flex;gap:0;background:var(--ad-surface)";
        row.style.top = part === "marks" ? "0" : "60px";
        drawn.forEach((mark, n) => {
          const bar = document.createElement("i");
          bar.className = `option${n}`;
          bar.style.cssText = "width:40px;height:40px;background:var(--option-hatch),var(--option)";
          const one = part === "marks" ? (mark.cloneNode(true) as SVGElement) : bar;
          one.setAttribute("width", "40");
          one.setAttribute("height", "40");
          row.append(one);
        });
        document.body.append(row);
      }
      return [drawn.length, document.querySelectorAll("#bars i").length];
    });
    expect([marks, bars]).toEqual([5, 5]);
    for (const part of ["marks", "bars"]) {
      const picture = (await page.locator(`#${part}`).screenshot({ scale: "css" })).toString("base64");
      /** Of each pair how far one is from the other in the mean, in 255ths. */
      const apart = await page.evaluate(async (data) => {
        const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
        if (!context) throw new Error("no canvas");
        context.drawImage(bitmap, 0, 0);
        const greys = [0, 1, 2, 3, 4].map((n) =>
          context.getImageData(n * 40, 0, 40, 40).data.filter((_, i) => i % 4 === 0),
        );
        return greys.flatMap((one, i) =>
          greys.slice(i + 1).map((other) => one.reduce((sum, v, k) => sum + Math.abs(v - (other[k] ?? 0)), 0) / 1600),
        );
      }, picture);
      expect(Math.min(...apart), `${part} in ${colorScheme}: ${apart.map(Math.round)}`).toBeGreaterThan(12);
    }
  }
});
