/** Milliseconds to wait on this machine, for what takes so many on the usual one. The runner measured it at its start. */
export const patience = (milliseconds: number): number => milliseconds * Number(process.env.ADROIT_SLOWNESS ?? 1);
