import { expect, test } from "vitest";
import { repairEnvironment, repairs } from "#electron/shell/environment";

test("what an AppImage puts into the environment doesn't reach git", () => {
  const image = "/tmp/.mount_Adroit1";
  const env = {
    APPDIR: image,
    PATH: `${image}:${image}/usr/sbin:/home/ana/bin:/usr/bin`,
    LD_LIBRARY_PATH: `${image}/usr/lib:`,
    XDG_DATA_DIRS: `${image}/usr/share/:/usr/share:/tmp/.mount_Adroit10/share`,
    GIO_EXTRA_MODULES: "/usr/lib/gio",
    HOME: "/home/ana",
  };
  expect(repairs(env, "linux")).toEqual({
    PATH: "/home/ana/bin:/usr/bin",
    LD_LIBRARY_PATH: undefined,
    XDG_DATA_DIRS: "/usr/share:/tmp/.mount_Adroit10/share",
  });
  repairEnvironment(env, "linux");
  expect(env).toEqual({
    APPDIR: image,
    PATH: "/home/ana/bin:/usr/bin",
    XDG_DATA_DIRS: "/usr/share:/tmp/.mount_Adroit10/share",
    GIO_EXTRA_MODULES: "/usr/lib/gio",
    HOME: "/home/ana",
  });
});

test("started from the Finder, git of Homebrew and MacPorts is found before the system's, which may be a stub", () => {
  expect(repairs({ PATH: "/usr/bin:/bin:/usr/sbin:/sbin" }, "darwin")).toEqual({
    PATH: "/opt/homebrew/bin:/usr/local/bin:/opt/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
  });
  // A shell's own order stays as it is.
  const shell = "/usr/bin:/opt/local/bin:/usr/local/bin:/opt/homebrew/bin";
  expect(repairs({ PATH: shell }, "darwin")).toEqual({});
  expect(repairs({}, "darwin")).toEqual({ PATH: "/opt/homebrew/bin:/usr/local/bin:/opt/local/bin" });
});

test("elsewhere nothing is changed", () => {
  expect(repairs({ PATH: "/usr/bin" }, "linux")).toEqual({});
  expect(repairs({ APPDIR: "C:\\x", PATH: "C:\\x\\y" }, "win32")).toEqual({});
});
