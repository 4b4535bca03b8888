/**
 * A reporter for Vitest that writes down the errors that belong to no test, since its JSON report leaves them out: a promise
 * that nobody waited for, a stream that failed after the last test of a file, a worker that ended by itself.
 */
import { writeFileSync } from "node:fs";

export default class StrayErrors {
  /** A list of `{ type, message, file }` in the file that `ADROIT_STRAY_ERRORS` names. */
  onTestRunEnd(_modules, errors) {
    const strays = errors.map(({ type = "Error", message, VITEST_TEST_PATH: file = "" }) => ({ type, message, file }));
    writeFileSync(process.env.ADROIT_STRAY_ERRORS, JSON.stringify(strays));
  }
}
