/** Runs other programs, never longer than they deserve. */
import { spawn } from "node:child_process";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Bytes in a folder, 0 when it isn't there. */
function sizeOf(folder) {
  let bytes = 0;
  let names = [];
  try {
    names = readdirSync(folder);
  } catch {
    return 0;
  }
  for (const name of names) {
    const path = join(folder, name);
    const stat = lstatSync(path, { throwIfNoEntry: false });
    bytes += stat?.isDirectory() ? sizeOf(path) : (stat?.size ?? 0);
  }
  return bytes;
}

/** Ends a process and everything that it started. */
function killGroup(child) {
  try {
    if (process.platform === "win32") spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}

const running = new Set();
const exits = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const endAll = () => running.forEach(killGroup);
const endOn = (signal) => process.exit(exits[signal]);

/** A program in a group of its own doesn't hear Ctrl+C, so that it must be ended with us. */
function endWithUs(child) {
  if (running.size === 0) {
    process.on("exit", endAll);
    for (const signal of Object.keys(exits)) process.on(signal, endOn);
  }
  running.add(child);
  child.once("close", () => {
    running.delete(child);
    if (running.size > 0) return;
    process.off("exit", endAll);
    for (const signal of Object.keys(exits)) process.off(signal, endOn);
  });
}

/**
 * Runs a program to its end, in a process group of its own.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {number} [options.silence] milliseconds without a new byte (output, or in a folder of `watch`) after which it is killed
 * @param {number} [options.total] milliseconds after which it is killed in any case
 * @param {string[]} [options.watch] folders whose growth is a sign of life
 * @param {"tail" | "all" | "show"} [options.output] keep its end for the result (default) or all of it, or show it as it comes
 * @param {(progress: { seconds: number, bytes: number }) => void} [options.progress] called every `every` milliseconds
 * @param {number} [options.every] 5000 unless told
 * @returns {Promise<{ ok: boolean, code: number | null, output: string, why: string }>} `why` is empty when it went well
 */
export function run(command, args, options = {}) {
  const { cwd, env = process.env, silence, total, watch = [], output = "tail", progress, every = 5000 } = options;
  return new Promise((resolve) => {
    const stdio = output === "show" ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"];
    const child = spawn(command, args, { cwd, env, stdio, detached: process.platform !== "win32", windowsHide: true });
    endWithUs(child);
    const begun = performance.now();
    const watched = () => watch.reduce((sum, folder) => sum + sizeOf(folder), 0);
    const before = watched();
    let text = "";
    let printed = 0;
    let seen = 0;
    let lastByte = begun;
    let killed = "";
    const kill = (why) => {
      killed = why;
      killGroup(child);
    };
    const look = () => {
      const now = performance.now();
      const bytes = watched() + printed;
      if (bytes !== seen) lastByte = now;
      seen = bytes;
      if (silence !== undefined && now - lastByte >= silence) kill(`nothing came for ${seconds(silence)}`);
      else if (total !== undefined && now - begun >= total) kill(`not done after ${seconds(total)}`);
    };
    const limits = [silence, total].filter((limit) => limit !== undefined);
    const looking = limits.length > 0 ? setInterval(look, Math.min(1000, Math.min(...limits) / 4)) : undefined;
    const telling = progress
      ? setInterval(
          () => progress({ seconds: Math.round((performance.now() - begun) / 1000), bytes: watched() - before }),
          every,
        )
      : undefined;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk) => {
        printed += chunk.length;
        text = output === "all" ? text + chunk : (text + chunk).slice(-20_000);
      });
    }
    const done = (code, why) => {
      clearInterval(looking);
      clearInterval(telling);
      resolve({ ok: code === 0 && !killed, code, output: text, why: killed || why });
    };
    child.once("error", (error) => done(null, error.code === "ENOENT" ? `${command} isn't there` : error.message));
    child.once("close", (code, signal) => {
      // What it left behind in its group would live on unseen.
      killGroup(child);
      if (code === 0) return done(0, "");
      done(code, lastLine(text) || (signal ? `ended by ${signal}` : `exit code ${code}`));
    });
  });
}

/**
 * Runs a program as `run` does, and tells how far it is.
 *
 * @param {{ say(line: string): void, pass?(line: string | null): void, every?: number }} context
 * @param {(progress: { seconds: number, bytes: number }) => string} line
 */
export async function runAloud({ say, pass = (line) => line && say(line), every }, command, args, options, line) {
  const result = await run(command, args, { ...options, every, progress: (how) => pass(line(how)) });
  pass(null);
  return result;
}

const seconds = (milliseconds) => `${Math.round(milliseconds / 100) / 10} s`;

/** The line of an output that most likely says what went wrong. */
function lastLine(text) {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return (lines.find((line) => /\berror\b/i.test(line) && !/^at /.test(line)) ?? lines.at(-1) ?? "").slice(0, 200);
}

/**
 * Hands the terminal over to a program until it ends, signals included.
 * @returns {Promise<{ code: number, why: string, interrupted: boolean }>} `interrupted`: a signal asked for the end
 */
export function handOver(command, args, { cwd, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: "inherit" });
    let interrupted = false;
    const forward = (signal) => {
      interrupted = true;
      // Ctrl+C in a terminal reaches the program by itself.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of Object.keys(exits)) process.on(signal, forward);
    const done = (code, why) => {
      for (const signal of Object.keys(exits)) process.off(signal, forward);
      resolve({ code, why, interrupted });
    };
    child.once("error", (error) => done(1, error.message));
    child.once("exit", (code, signal) => done(code ?? 1, signal ? `ended by ${signal}` : `exit code ${code}`));
  });
}
