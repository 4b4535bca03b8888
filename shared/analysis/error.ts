import { AdroitError } from "#shared/base/error";

/** A model that can't be analysed. The message is a sentence; `subject` is the place, for example `people[0].weights`. */
export class ModelError extends AdroitError {
  constructor(place: string, message: string, remedy: string) {
    super("BAD_INPUT", message, { subject: place, remedy });
    this.name = "ModelError";
  }
}
