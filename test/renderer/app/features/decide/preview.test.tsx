import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import type { ProfileId } from "#shared/record/record";
import { Preview } from "../../../../../renderer/app/features/decide/Preview";

function Shown({ first }: { first: ProfileId }) {
  const [profile, setProfile] = useState(first);
  return (
    <MantineProvider env="test">
      <Preview
        text="# A"
        file="0001-a.md"
        profile={profile}
        onProfile={setProfile}
        laid={profile}
        where={null}
        onWhere={() => {}}
      />
    </MantineProvider>
  );
}

/** What the list of formats offers, opened. */
function formats(): string[] {
  fireEvent.click(screen.getByRole("combobox", { name: "ADR format" }));
  return screen.getAllByRole("option", { hidden: true }).map((option) => option.textContent ?? "");
}

test("the team's template is shown, and stays a choice after another format was taken", () => {
  render(<Shown first="template" />);
  expect(screen.getByRole("combobox", { name: "ADR format" })).toHaveValue("Your template");
  expect(formats()).toContain("Your template");
  fireEvent.click(screen.getByRole("option", { name: "Nygard (adr-tools)", hidden: true }));
  expect(screen.getByRole("combobox", { name: "ADR format" })).toHaveValue("Nygard (adr-tools)");
  expect(formats()).toContain("Your template");
});

test("where there is no template, none is offered", () => {
  render(<Shown first="madr4" />);
  expect(formats()).not.toContain("Your template");
});
