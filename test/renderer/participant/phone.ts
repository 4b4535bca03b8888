/** One person's phone over the real session: what is said there is taken, and drawn, at once. */
import { expect, vi } from "vitest";
import { briefOf } from "#shared/workshop/view/brief";
import { viewFor } from "#shared/workshop/view/seat";
import { mountRoom } from "../../../renderer/participant/mount";
import { patience } from "../../patience";
import type { Run } from "../../samples/session";

export async function phoneOf(it: Run, seat: string) {
  const root = document.createElement("div");
  document.body.append(root);
  const draw = () => {
    const view = viewFor(it.session, seat);
    if (!view) throw new Error(`${seat} has no seat`);
    mountRoom(root, {
      ...{ view, brief: briefOf(it.session), ahead: 0, offline: false, refused: null, understood: () => {} },
      say(command) {
        it.ask(command, { seat });
        draw();
      },
    });
  };
  draw();
  await vi.waitFor(() => expect(root.textContent).not.toContain("One moment"), patience(5_000));
  const settled = () => new Promise((later) => setTimeout(later));
  const press = async (find: (one: Element) => boolean, what: string) => {
    [...root.querySelectorAll<HTMLElement>(what)].find(find)?.click();
    await settled();
  };
  return {
    text: () => root.textContent ?? "",
    cards: () => [...root.querySelectorAll(".card legend")].map((one) => one.textContent?.trim()),
    button: (name: string) => press((one) => one.textContent?.trim() === name, "button"),
    answer: (text: string) => press((one) => one.textContent?.startsWith(text) ?? false, "label"),
    digit: (option: string, score: number) =>
      press(
        (one) =>
          one.getAttribute("name")?.endsWith(`-${option}`) === true && one.parentElement?.textContent === `${score}`,
        "input",
      ),
    async write(text: string) {
      const field = root.querySelector("textarea") as HTMLTextAreaElement;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await settled();
      field.dispatchEvent(new Event("blur"));
      await settled();
    },
  };
}
