import type { Command } from "./command";
export const status: Command = { usage: "status", does: "x", takes: [2, 2], options: {}, run: async () => 2 };
