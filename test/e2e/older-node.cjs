/** What Node 20 has and an older Electron's Node lacks, as far as the app uses it. For tests on such an Electron alone. */
const define = (on, name, value) => {
  if (!(name in on)) Object.defineProperty(on, name, { value, writable: true, configurable: true });
};

define(Array.prototype, "toSorted", function toSorted(compare) {
  return [...this].sort(compare);
});
define(Array.prototype, "toReversed", function toReversed() {
  return [...this].reverse();
});
define(Array.prototype, "toSpliced", function toSpliced(...change) {
  const copy = [...this];
  copy.splice(...change);
  return copy;
});
define(Array.prototype, "with", function with_(index, value) {
  return Object.assign([...this], { [index < 0 ? this.length + index : index]: value });
});
define(Object, "groupBy", (items, keyOf) => {
  const groups = Object.create(null);
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups[key] ??= [];
    groups[key].push(item);
  }
  return groups;
});
define(Map, "groupBy", (items, keyOf) => {
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
});
define(Promise, "withResolvers", () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
});
define(URL, "canParse", (address, base) => {
  try {
    return Boolean(new URL(address, base));
  } catch {
    return false;
  }
});
define(AbortSignal, "any", (signals) => {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    else signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
  }
  return controller.signal;
});
define(Symbol, "dispose", Symbol("Symbol.dispose"));
define(Symbol, "asyncDispose", Symbol("Symbol.asyncDispose"));
const crypto = require("node:crypto");
define(crypto, "hash", (algorithm, data, encoding = "hex") =>
  crypto.createHash(algorithm).update(data).digest(encoding),
);
define(globalThis, "File", require("node:buffer").File);

// A thread starts without them.
const threads = require("node:worker_threads");
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(source, options) {
    super(options?.eval ? `require(${JSON.stringify(__filename)});\n${source}` : source, options);
  }
};
