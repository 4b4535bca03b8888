import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { WholeNumber } from "../../../../renderer/app/ui/WholeNumber";

function Shown({ first, stepsOnly = false }: { first: number | null; stepsOnly?: boolean }) {
  const [value, setValue] = useState(first);
  return (
    <MantineProvider env="test">
      <WholeNumber
        aria-label="How sure"
        min={0}
        max={100}
        step={5}
        stepsOnly={stepsOnly}
        value={value}
        onChange={setValue}
      />
      <output>{value === null ? "none" : value}</output>
    </MantineProvider>
  );
}

const field = () => screen.getByRole("textbox", { name: "How sure" });
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const value = () => screen.getByRole("status").textContent;

test.each(["7.5", "7,5", "3-5", "-7", "1e2", "101", "seven", "7 5"])("%s isn't read as another number", (text) => {
  render(<Shown first={50} />);
  type(text);
  expect(value()).toBe("50");
  expect(field()).toHaveValue(text);
  expect(field()).toBeInvalid();
  expect(screen.getByText("A whole number, 0 to 100")).toBeInTheDocument();
  type("75");
  expect(value()).toBe("75");
  expect(field()).toBeValid();
});

test("what is emptied is no number, and arrows go by steps within the limits", () => {
  render(<Shown first={null} />);
  fireEvent.keyDown(field(), { key: "ArrowUp" });
  expect(value()).toBe("5");
  type("98");
  fireEvent.keyDown(field(), { key: "ArrowUp" });
  expect(value()).toBe("100");
  type("");
  expect(value()).toBe("none");
});

test("where only steps count, what lies between them is refused", () => {
  render(<Shown first={5} stepsOnly />);
  type("7");
  expect(value()).toBe("5");
  expect(screen.getByText("In steps of 5, 0 to 100")).toBeInTheDocument();
  type("75");
  expect(value()).toBe("75");
});
