/**
 * Elements of React as they ship. Those of its development build keep where they were made, in an error of their own, which
 * took a quarter of the processor. React itself stays the development build: tests need its `act`. This stands before
 * whatever loads React.
 */
import { createRequire } from "node:module";
import { vi } from "vitest";

vi.stubEnv("NODE_ENV", "production");
createRequire(import.meta.url)("react/jsx-runtime");
vi.unstubAllEnvs();
