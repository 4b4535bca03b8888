/** What any app of the same Electron costs at least: one window with an empty page. */
const { app, BrowserWindow } = require("electron");

app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 860, show: false });
  window.once("ready-to-show", () => window.show());
  window.loadURL("data:text/html,<title>Empty</title><h1>Empty</h1>");
});
app.on("window-all-closed", () => app.quit());
