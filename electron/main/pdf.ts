/** The page that a window shows, as a PDF at a place that the user chooses. */
import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { type BrowserWindow, dialog } from "electron";
import { realDisk, uniqueName } from "#electron/host/files/disk";
import { replaceFile } from "#electron/host/files/replace";
import { pdfName } from "#electron/shell/pdf-name";

/** Printed as the style sheets say, in A4, without colours of backgrounds. What can't be written is said in front of the window. */
export async function savePdf(window: BrowserWindow): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: "Save as PDF",
    defaultPath: join(homedir(), pdfName(window.webContents.getTitle())),
    filters: [{ name: "PDF", extensions: ["pdf"] }],
  });
  if (canceled || !filePath) return;
  try {
    const pdf = await window.webContents.printToPDF({ pageSize: "A4", generateTaggedPDF: true });
    await replaceFile(realDisk, filePath, pdf, uniqueName(randomBytes), 0o644);
  } catch (error) {
    const detail = `${error instanceof Error ? error.message : error}\nChoose another place.`;
    await dialog.showMessageBox(window, { type: "warning", message: `Adroit can't write ${filePath}`, detail });
  }
}
