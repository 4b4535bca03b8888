import { expect, test } from "vitest";
import { fromHere, go } from "../../../../renderer/app/shell/route";

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

test("what is done goes on from where it was begun, and leaves whoever went elsewhere there", () => {
  go({ at: "start" });
  const first = fromHere();
  const second = fromHere();
  first({ at: "playbooks" });
  expect(location.hash).toBe("#/playbooks");
  second({ at: "trash" });
  expect(location.hash).toBe("#/playbooks");
});
