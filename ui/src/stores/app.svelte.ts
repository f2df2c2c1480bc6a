import type { Settings } from "../generated/Settings";
import type { Startup } from "../generated/Startup";
import { asAppError } from "../ipc/error";
import * as ipc from "../ipc/commands";
import { theme } from "./theme.svelte";

export type Screen = "today" | "diary" | "plan" | "more" | "reminders";

/** How the program stands, which screen is shown, and what the person has set. */
class App {
  startup = $state<Startup | null>(null);
  screen = $state<Screen>("today");
  settings = $state<Settings | null>(null);
  /** Where the page of the reminders was opened from, and where "Back" leads. */
  back = $state<Screen>("today");

  async start() {
    await this.#settle(ipc.startup);
  }

  async retry() {
    await this.#settle(ipc.retryOpen);
  }

  /** The first run is done. */
  ready() {
    this.screen = "today";
    this.startup = { kind: "ready" };
  }

  showReminders() {
    this.back = this.screen;
    this.screen = "reminders";
  }

  /**
   * Reads the settings again: the tray sets some of them too. The last good ones stay. A diary that
   * did not open may be open by now: the program tries again by itself.
   */
  async refresh() {
    if (this.startup?.kind === "failed") await this.start();
    if (this.startup?.kind !== "ready") return;
    try {
      this.#use(await ipc.settings());
    } catch {
      // The screen that is shown reads the diary too, and says what is wrong.
    }
  }

  /** Keeps settings; throws an AppError and changes nothing where that fails. */
  async keep(settings: Settings) {
    await ipc.setSettings(settings);
    this.#use(settings);
  }

  async #settle(open: () => Promise<Startup>) {
    let startup: Startup;
    try {
      startup = await open();
      if (startup.kind !== "failed") this.#use(await ipc.settings());
    } catch (thrown) {
      startup = { kind: "failed", error: asAppError(thrown) };
    }
    this.startup = startup;
  }

  #use(settings: Settings) {
    this.settings = settings;
    theme.choice = settings.theme;
  }
}

export const app = new App();
