/** What a window does when its page holds up its end, crashes or hangs. */
import { setTimeout as wait } from "node:timers/promises";
import { app, type BrowserWindow, dialog } from "electron";
import type { Log } from "#electron/host/log";
import { heldUp } from "#electron/shell/closing";
import { asDialog, crashedAgain, hanging, type Question, unsaved } from "#electron/shell/questions";
import { recovery } from "#electron/shell/recovery";

let quitting = false;
app.on("before-quit", () => {
  quitting = true;
});

async function ask<Answer extends string>(window: BrowserWindow, question: Question<Answer>): Promise<Answer> {
  const { options, answerOf } = asDialog(question);
  return answerOf((await dialog.showMessageBox(window, options)).response);
}

/** Closing waits for what is being saved; when that can't be saved, the user decides what becomes of it. */
export function guardUnsaved(window: BrowserWindow): void {
  let closing = false;
  window.on("close", () => {
    closing = true;
  });
  const ifThere = (act: () => void) => () => void (window.isDestroyed() || act());
  const decide = heldUp({
    wait: (milliseconds) => wait(milliseconds),
    again: ifThere(() => (quitting ? app.quit() : window.close())),
    discard: ifThere(() => {
      window.destroy();
      if (quitting) app.quit();
    }),
    stay() {
      quitting = false;
    },
    ask: () => ask(window, unsaved),
  });
  window.webContents.on("will-prevent-unload", () => {
    // A page that is loaded again asks as well; that it stays is the answer.
    if (!closing) return;
    closing = false;
    void decide();
  });
}

/** A page that has crashed is loaded again; what was typed is saved as it is typed. */
export function guardCrashes(window: BrowserWindow, log: Log): void {
  const { webContents } = window;
  const again = recovery(() => performance.now());
  webContents.on("render-process-gone", async (_event, { reason, exitCode }) => {
    if (reason === "clean-exit" || window.isDestroyed()) return;
    log.error("the page has crashed", { reason, exitCode });
    if (!again() && (await ask(window, crashedAgain)) === "close") return window.destroy();
    if (!window.isDestroyed()) webContents.reload();
  });
  window.on("unresponsive", async () => {
    if ((await ask(window, hanging)) === "load" && !window.isDestroyed()) webContents.forcefullyCrashRenderer();
  });
}
