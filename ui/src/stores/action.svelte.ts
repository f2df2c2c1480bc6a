import { untrack } from "svelte";
import type { AppError } from "../generated/AppError";
import { asAppError } from "../ipc/error";

/**
 * One thing a person can set off. While it runs it can't be set off again, so that a double click
 * gives one write; its failure stays until the next try.
 */
export class Action {
  pending = $state(false);
  error = $state<AppError | null>(null);

  /** Runs `work`; what it gives, or null where it failed or another run is still under way. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    // An effect that sets it off must not run again because it ended.
    if (untrack(() => this.pending)) return null;
    this.pending = true;
    this.error = null;
    try {
      return await work();
    } catch (thrown) {
      this.error = asAppError(thrown);
      return null;
    } finally {
      this.pending = false;
    }
  }
}
