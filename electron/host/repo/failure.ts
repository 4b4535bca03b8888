export { fileFailure } from "../files/failure";
