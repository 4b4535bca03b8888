/** How many options have a hue and hatch of their own (`options.css`) and a mark in each program. */
export const optionLooks = 5;

/** The hue and hatch of the nth option; those beyond share them and are told apart by name. */
export const optionClass = (n: number) => `option${n % optionLooks}`;
