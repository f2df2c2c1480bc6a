import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const dev = (file: string) => fileURLToPath(new URL(`./dev/${file}`, import.meta.url));

// The mode "looks" shows the window in a plain browser, with a made-up program behind it.
// Only there are Tauri's two entrances exchanged; a production build never sees dev/.
export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [svelte()],
  resolve: {
    ...(process.env["VITEST"] === undefined ? {} : { conditions: ["browser"] }),
    alias:
      mode === "looks"
        ? { "@tauri-apps/api/core": dev("core.ts"), "@tauri-apps/api/event": dev("event.ts") }
        : {},
  },
  build: {
    outDir: mode === "looks" ? "/tmp/ldn-looks" : "dist",
    emptyOutDir: true,
    target: ["es2022", "safari15", "chrome105"],
    // Fonts stay files of their own: the shell's policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    include: ["src/**/*.test.ts"],
    environment: dev("window-env.ts"),
    // Svelte's own code too is the window's, not the one for a server.
    server: { deps: { inline: ["svelte"] } },
  },
}));
