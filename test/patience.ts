/**
 * Milliseconds to wait on this machine, for what takes so many on the usual one. The runner measured it at its start. Whole
 * ones: a process takes no others.
 */
export const patience = (milliseconds: number): number =>
  Math.ceil(milliseconds * Number(process.env.ADROIT_SLOWNESS ?? 1));
