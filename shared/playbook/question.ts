import type { Criterion } from "./playbook";

/** What is asked about a criterion: its own question, or how well the options do on it. */
export const questionAbout = ({ title, question }: Pick<Criterion, "title" | "question">): string =>
  question || `${title}: how well does each option do?`;
