/** What shows notices, in a file of its own: it comes once the first screen stands. */
export { Notifications } from "@mantine/notifications";
