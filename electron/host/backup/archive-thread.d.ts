/** Made by the build from `thread.ts`. */
declare module "virtual:archive-thread" {
  /** One script, as CommonJS. */
  const script: string;
  export default script;
}
