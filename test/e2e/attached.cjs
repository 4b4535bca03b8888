/**
 * Lets the app begin once Playwright is attached to it, where a test asks for that. A window that loads in the very moment
 * in which Playwright looks for pages may leave it waiting without an end: one of some hundred starts never came back,
 * while the app stood there with nothing to do.
 */
const { app } = require("electron");

if (process.env.ADROIT_ATTACHED !== undefined) {
  const ready = app.whenReady();
  const attached = new Promise((done) => {
    // `begin` is for a test that wants to see the very beginning; Playwright calls it by the other name.
    globalThis[process.env.ADROIT_ATTACHED === "test" ? "begin" : "__playwright_run"] = () => done();
  });
  app.whenReady = () => Promise.all([ready, attached]).then(() => undefined);
}
