import type { AppError } from "../generated/AppError";
import type { Saved } from "../generated/Saved";
import { undo } from "../ipc/commands";
import { errorText } from "../text/error";
import { text } from "../text/text";
import { clock } from "../text/time";
import { changes } from "./changes.svelte";
import { Action } from "./action.svelte";

/** What a write was of, where the words say it: its Undo may be pressed on another screen. */
type What = "dose" | "side_effect" | "check_in" | "night";

type Shown = { words: string; operation: string | null; failed?: boolean };

/** Words alone have been read after so long. */
const READ_MS = 8_000;
/** After so long, leaving the page is leaving what can be undone on it. */
const THOUGHT_OVER_MS = 20_000;

/**
 * The one line at the bottom that says what was just saved, or what was not. Nobody is hurried: Undo
 * stays until it is closed, something else is saved, or the page is left after a while. Words alone go
 * by themselves.
 */
class Toast {
  shown = $state<Shown | null>(null);
  undoing = new Action();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #goesWithPage = false;

  saved(saved: Saved, zone: string, what: What | null = null) {
    const time = clock(saved.at, zone);
    const words =
      what === null
        ? text("toast.saved", { time })
        : text("toast.saved_what", { time, what: text(`toast.what.${what}`) });
    this.#show({ words, operation: saved.operation });
  }

  /** So many entries of a file were added. */
  added(saved: Saved, count: number, zone: string) {
    const words = text("toast.added", { count, time: clock(saved.at, zone) });
    this.#show({ words, operation: saved.operation });
  }

  /** Something that was done, and that there is nothing to undo of. */
  say(words: string) {
    this.#show({ words, operation: null });
  }

  undone() {
    this.#show({ words: text("toast.undone"), operation: null });
  }

  /** Something chosen outside the window was not kept; it stays until it is read. */
  failed(error: AppError) {
    this.#show({
      words: text("toast.failed", { problem: errorText(error) }),
      operation: null,
      failed: true,
    });
  }

  /** Undoes what the toast tells of; on failure it stays and `undoing.error` says why. */
  async undo(): Promise<AppError | null> {
    const operation = this.shown?.operation;
    if (operation === null || operation === undefined) return null;
    if (await this.undoing.run(() => undo(operation))) {
      this.undone();
      changes.bump();
    }
    return this.undoing.error;
  }

  hide = () => {
    clearTimeout(this.#timer);
    this.shown = null;
  };

  /** Another page is shown; a saved one leads to another by itself, and what it saved is told there. */
  left = () => {
    if (this.#goesWithPage) this.hide();
  };

  /** The pointer or the focus is on it. */
  hold = () => {
    if (this.#isWordsAlone()) clearTimeout(this.#timer);
  };

  release = () => {
    if (this.#isWordsAlone()) this.#time();
  };

  #show(shown: Shown) {
    this.undoing.error = null;
    this.shown = shown;
    this.#goesWithPage = false;
    this.#time();
  }

  #time() {
    clearTimeout(this.#timer);
    if (this.#isWordsAlone()) {
      this.#timer = setTimeout(this.hide, READ_MS);
    } else if (!this.shown?.failed) {
      this.#timer = setTimeout(() => {
        this.#goesWithPage = true;
      }, THOUGHT_OVER_MS);
    }
  }

  #isWordsAlone(): boolean {
    return this.shown !== null && this.shown.operation === null && !this.shown.failed;
  }
}

export const toast = new Toast();
