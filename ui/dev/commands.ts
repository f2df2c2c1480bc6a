export type Args = Record<string, unknown>;

/** What the made-up program answers, by the command's name. */
export type Commands = Record<string, (args: Args) => unknown>;
