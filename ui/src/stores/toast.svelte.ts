import type { AppError } from "../generated/AppError";
import type { Saved } from "../generated/Saved";
import { undo } from "../ipc/commands";
import { errorText } from "../text/error";
import { text } from "../text/text";
import { clock } from "../text/time";
import { changes } from "./changes.svelte";
import { Action } from "./action.svelte";

type Shown = { words: string; operation: string | null; failed?: boolean };

/** The one line at the bottom that says what was just saved, for eight seconds; or what was not. */
class Toast {
  shown = $state<Shown | null>(null);
  undoing = new Action();
  #timer: ReturnType<typeof setTimeout> | undefined;

  saved(saved: Saved, zone: string) {
    this.#show({
      words: text("toast.saved", { time: clock(saved.at, zone) }),
      operation: saved.operation,
    });
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
    this.shown = null;
  };

  #show(shown: Shown) {
    clearTimeout(this.#timer);
    this.undoing.error = null;
    this.shown = shown;
    if (!shown.failed) this.#timer = setTimeout(this.hide, 8000);
  }
}

export const toast = new Toast();
