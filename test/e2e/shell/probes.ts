/**
 * What both are asked, the real Electron and what stands in for it. Each probe is handed over as text, so that it knows
 * nothing of this file.
 */
// biome-ignore lint/suspicious/noExplicitAny: it is the module `electron` there, and what stands in for it here
type Probe = (electron: any) => unknown;

export const probes: { what: string; probe: Probe; expected: unknown }[] = [
  {
    what: "a folder of the app's is an absolute path",
    probe: ({ app }) => {
      try {
        app.setPath("userData", "relative");
        return "taken";
      } catch {
        return "refused";
      }
    },
    expected: "refused",
  },
  {
    what: "an item of a menu has a label, a role or a type",
    probe: ({ Menu }) => {
      try {
        Menu.buildFromTemplate([{ label: "File", submenu: [{}] }]);
        return "taken";
      } catch {
        return "refused";
      }
    },
    expected: "refused",
  },
  {
    what: "maximising shows a window",
    probe: ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const before = window.isVisible();
      window.maximize();
      const after = window.isVisible();
      window.destroy();
      return [before, after, window.isDestroyed()];
    },
    expected: [false, true, true],
  },
  {
    what: "the end of a port is heard at both of its ends",
    probe: ({ MessageChannelMain }) =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannelMain();
        const heard: string[] = [];
        port1.on("close", () => heard.push("own"));
        port2.on("close", () => heard.push("other"));
        port1.start();
        port2.start();
        port1.close();
        setTimeout(() => done(heard.sort()), 500);
      }),
    expected: ["other", "own"],
  },
  {
    what: "destroying a window asks nobody, and says that it is closed",
    probe: ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const heard: string[] = [];
      for (const event of ["close", "closed"]) window.on(event, () => heard.push(event));
      window.destroy();
      return heard;
    },
    expected: ["closed"],
  },
];
