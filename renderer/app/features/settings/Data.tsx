import { Archives } from "./Archives";
import { Snapshots } from "./Snapshots";

/** Everything that was ever decided: out, in, and back. */
export function Data() {
  return (
    <section aria-labelledby="data">
      <h2 id="data">Data</h2>
      <Archives />
      <Snapshots />
    </section>
  );
}
