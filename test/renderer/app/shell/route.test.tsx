import { expect, test } from "vitest";
import { go } from "../../../../renderer/app/shell/route";

test("who listens hears of a new place at once: the key pressed right after belongs to it", () => {
  const heard: string[] = [];
  const hear = () => heard.push(location.hash);
  window.addEventListener("hashchange", hear);
  go({ at: "trash" });
  go({ at: "settings" }, { replace: true });
  go({ at: "settings" });
  window.removeEventListener("hashchange", hear);
  expect(heard).toEqual(["#/trash", "#/settings"]);
});
