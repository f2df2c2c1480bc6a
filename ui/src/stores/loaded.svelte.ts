import type { AppError } from "../generated/AppError";
import { asAppError } from "../ipc/error";
import { changes } from "./changes.svelte";

/** What a screen shows, loaded again whenever there is a reason; the last good value stays. */
export class Loaded<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<AppError | null>(null);
  #load: () => Promise<T>;
  #asked = 0;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** To be called in an effect: it then runs again with each change. */
  follow() {
    void changes.count;
    void this.load();
  }

  async load() {
    const asked = ++this.#asked;
    try {
      const value = await this.#load();
      // A slow answer to an earlier question must not hide a newer one.
      if (asked !== this.#asked) return;
      this.value = value;
      this.error = null;
    } catch (thrown) {
      if (asked === this.#asked) this.error = asAppError(thrown);
    }
  }
}
