/** The result of something that tells how far it is before. */
export async function resultOf<T>(stream: Promise<AsyncIterable<object | { result: T }>>): Promise<T> {
  for await (const step of await stream) if ("result" in step) return step.result;
  throw new Error("it ended without a result");
}
