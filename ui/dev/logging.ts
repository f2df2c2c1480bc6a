// Made-up answers of the commands in src/ipc/logging.ts.
import type { Commands } from "./commands";

export const logging: Commands = {};
