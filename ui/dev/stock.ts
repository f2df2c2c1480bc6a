// Made-up answers of the commands in src/ipc/stock.ts.
import type { Commands } from "./commands";

export const stock: Commands = {};
