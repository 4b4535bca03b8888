import classes from "./Fields.module.css";

/** Text of several lines. The fields grow by style sheet: measuring each on every key would cost more than the key. */
export const proseField = { classNames: { root: classes.field, input: classes.grows }, rows: 2, maxLength: 20_000 };
export const line = { classNames: { input: classes.grows }, rows: 1, maxLength: 20_000 };
