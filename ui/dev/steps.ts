// Made-up answers of the commands in src/ipc/steps.ts.
import type { Commands } from "./commands";

export const steps: Commands = {};
