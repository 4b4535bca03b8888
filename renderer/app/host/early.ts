/** The first question to the host. What imports this before all else has the host answer while the screens' code is evaluated. */
import { connectToHost } from "./client";
import { type Loaded, load } from "./load";

export const loadFromHost = async (): Promise<Loaded> => load(await connectToHost());

export const loading = loadFromHost();
