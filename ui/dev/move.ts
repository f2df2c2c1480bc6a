// Made-up answers of the commands in src/ipc/move.ts.
import type { Commands } from "./commands";

export const move: Commands = {};
