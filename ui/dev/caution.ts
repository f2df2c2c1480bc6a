// Made-up answers of the commands in src/ipc/caution.ts.
import type { Commands } from "./commands";

export const caution: Commands = {};
