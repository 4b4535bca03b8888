import classes from "./Wall.module.css";

export function Few() {
  return <p className={classes.few}>Too few answers to show any without showing whose they are.</p>;
}
