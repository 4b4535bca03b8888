/** What is built in the place of the SDK's usual validator, which would be loaded and never used: `server.ts` brings its own. */
export class AjvJsonSchemaValidator {}
