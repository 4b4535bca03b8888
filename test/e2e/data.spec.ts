import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeFolder } from "../temporary";
import { expect, serve, test } from "./fixtures";

test("everything is exported from one data folder and imported into another", async ({ page }) => {
  await page.getByRole("button", { name: /Look at an example: A shop/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What has to be decided?");
  await page.goto(`${new URL(page.url()).origin}/#/settings`);
  const download = page.waitForEvent("download");
  await page.getByRole("region", { name: "Data" }).getByRole("button", { name: "Export" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^adroit-\d{4}-\d\d-\d\d\.json$/);
  const archive = await file.path();
  expect(JSON.parse(await readFile(archive, "utf8"))).toMatchObject({ kind: "adroit-archive", records: [{}] });

  const other = await mkdtemp(join(tmpdir(), "adroit-e2e-"));
  const served = await serve(other);
  try {
    await page.goto(served.address);
    await page.goto(`${new URL(page.url()).origin}/#/settings`);
    await page.locator('input[type="file"]').setInputFiles(archive);
    const dialog = page.getByRole("dialog", { name: /^Archive of / });
    await dialog.getByRole("button", { name: "Bring in 1 decision" }).click();
    await expect(page.getByText("1 decision brought in.")).toBeVisible();
    await expect(
      page.getByRole("list", { name: "Snapshots" }).getByText("before decisions were brought in"),
    ).toBeVisible();
  } finally {
    await served.stop();
    await removeFolder(other);
  }
});
