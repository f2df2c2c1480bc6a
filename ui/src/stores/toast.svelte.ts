import type { AppError } from "../generated/AppError";
import type { Saved } from "../generated/Saved";
import { undo } from "../ipc/commands";
import { text } from "../text/text";
import { clock } from "../text/time";
import { changes } from "./changes.svelte";
import { Action } from "./action.svelte";

type Shown = { words: string; operation: string | null };

/** The one line at the bottom that says what was just saved, for eight seconds. */
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

  undone() {
    this.#show({ words: text("toast.undone"), operation: null });
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
    this.#timer = setTimeout(this.hide, 8000);
  }
}

export const toast = new Toast();
