/** Made by the build from `renderer/away`. */
declare module "virtual:call-page" {
  /** JavaScript without modules. */
  export const script: string;
  export const style: string;
}
