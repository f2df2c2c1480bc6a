// Where the stores are tested: Node, with Svelte compiled as for the window, so that effects run.
import type { Environment } from "vitest/runtime";

export default {
  name: "window",
  viteEnvironment: "client",
  setup: () => ({ teardown: () => undefined }),
} satisfies Environment;
