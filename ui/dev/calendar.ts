// Made-up answers of the commands in src/ipc/calendar.ts.
import type { Commands } from "./commands";

export const calendar: Commands = {};
