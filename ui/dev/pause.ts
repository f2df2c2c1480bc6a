// Made-up answers of the commands in src/ipc/pause.ts.
import type { Commands } from "./commands";

export const pause: Commands = {};
