import type { Settings } from "../generated/Settings";
import type { Startup } from "../generated/Startup";
import { asAppError } from "../ipc/error";
import * as ipc from "../ipc/commands";
import { pressedSpot, type Spot } from "./focus";
import { theme } from "./theme.svelte";

/** The screens of the bar. */
export type Root = "today" | "diary" | "plan" | "report" | "more";

/** What is opened from one of them, and closed again. */
export type Page =
  | "reminders"
  | "steps"
  | "move"
  | "moves"
  | "pause"
  | "plan_change"
  | "stock"
  | "cautions"
  | "medicines"
  | "card"
  | "calendar"
  | "day"
  | "side_effect"
  | "sleep"
  | "check_in"
  | "entry"
  | "help"
  | "trends"
  | "tags"
  | "labs"
  | "review"
  | "import";

/** A screen, and what it is about where that has to be said: a date, a part of the day. */
type Place = { screen: Root | Page; about: string | null };

/** A page, with what opened it on the screen below. */
type Opened = Place & { by: Spot | null };

/** How the program stands, which screen is shown, and what the person has set. */
class App {
  startup = $state<Startup | null>(null);
  settings = $state<Settings | null>(null);
  root = $state<Root>("today");
  #pages = $state.raw<Opened[]>([]);
  #backTo: Spot | null = null;

  /** What is shown. */
  get place(): Place {
    return this.#pages.at(-1) ?? { screen: this.root, about: null };
  }

  async start() {
    await this.#settle(ipc.startup);
  }

  async retry() {
    await this.#settle(ipc.retryOpen);
  }

  /** The first run is done. */
  ready() {
    this.go("today");
    this.startup = { kind: "ready" };
  }

  /** Shows a screen of the bar. */
  go(root: Root) {
    this.root = root;
    this.#pages = [];
    this.#backTo = null;
  }

  /** Opens a page; "Back" leads here again. */
  open(screen: Page, about: string | null = null) {
    this.#pages = [...this.#pages, { screen, about, by: pressedSpot() }];
    this.#backTo = null;
  }

  back() {
    this.#backTo = this.#pages.at(-1)?.by ?? null;
    this.#pages = this.#pages.slice(0, -1);
  }

  /** What opened the page that "Back" has just closed; told once. */
  comesBackTo(): Spot | null {
    const spot = this.#backTo;
    this.#backTo = null;
    return spot;
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
