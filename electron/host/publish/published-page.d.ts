/** Made by the build from `renderer/published`. */
declare module "virtual:published-page" {
  /** JavaScript without modules. */
  export const script: string;
  export const style: string;
}
