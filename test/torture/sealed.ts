/** Sealed ballots that were changed on their way: none gives another content than was sealed. */
import { openMutated } from "../samples/mutated-ballots";
import { type Fault, goesOn } from "./fault";

export const sealedBallots: Fault = {
  name: "sealed ballots",
  unit: "changed ballots",
  full: 100_000,
  weight: 20,
  elsewhere: "test/shared/away/seal.test.ts",
  async run(share) {
    const { count, kept, lost } = await openMutated(share.random, (done) => goesOn(share, done));
    return { count, lost, also: `${kept} opened unharmed` };
  },
};
