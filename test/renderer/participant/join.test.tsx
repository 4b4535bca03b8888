/** @jsxImportSource preact */
/** The door of a workshop on a phone. */
import { render } from "preact";
import { expect, test, vi } from "vitest";
import { Join } from "../../../renderer/participant/Join";
import { patience } from "../../patience";

test("a name that is too long for the room is said to be, and nothing of it is cut", async () => {
  const root = document.createElement("div");
  document.body.append(root);
  const join = vi.fn(async () => null);
  render(<Join token="t" why={null} join={join} />, root);
  const field = root.querySelector("input[autocomplete=given-name]") as HTMLInputElement;
  const type = (name: string) => {
    field.value = name;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const said = (text: string) => vi.waitFor(() => expect(root.textContent).toContain(text), patience(5_000));
  const press = () => root.querySelector<HTMLElement>("button[type=submit], form button")?.click();

  expect(field.maxLength).toBe(-1);
  // A letter may take several units of text.
  type("\u{1F600}".repeat(61));
  await said("A name has at most 60 letters; this one has 61.");
  press();
  expect(join).not.toHaveBeenCalled();
  type(` ${"\u{1F600}".repeat(60)} `);
  await vi.waitFor(() => expect(root.textContent).not.toContain("at most 60"), patience(5_000));
  press();
  await vi.waitFor(() => expect(join).toHaveBeenCalledOnce(), patience(5_000));
});
