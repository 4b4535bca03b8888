import type { Anchors } from "./playbook";

/** The 1-5 scale of a criterion that says nothing more particular. */
export const plainAnchors: Anchors = {
  1: "Works against us",
  2: "Weak",
  3: "Acceptable",
  4: "Good",
  5: "Just what we need",
};
