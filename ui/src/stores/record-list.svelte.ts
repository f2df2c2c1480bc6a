import type { AppError } from "../generated/AppError";
import type { RecordEntry } from "../generated/RecordEntry";
import { record } from "../ipc/commands";
import { asAppError } from "../ipc/error";

/** The pages of the record that are shown. Loading again keeps as many pages as were open. */
export class RecordList {
  entries = $state.raw<RecordEntry[]>([]);
  older = $state<string | null>(null);
  error = $state.raw<AppError | null>(null);
  pending = $state(false);
  empty = $state(false);
  #pages = 1;
  #asked = 0;

  async load() {
    const asked = ++this.#asked;
    this.pending = true;
    try {
      let { entries, older } = await record(null);
      for (let page = 1; page < this.#pages && older !== null; page += 1) {
        const next = await record(older);
        entries = [...entries, ...next.entries];
        older = next.older;
      }
      if (asked !== this.#asked) return;
      this.entries = entries;
      this.older = older;
      this.empty = entries.length === 0;
      this.error = null;
    } catch (thrown) {
      if (asked === this.#asked) this.error = asAppError(thrown);
    } finally {
      if (asked === this.#asked) this.pending = false;
    }
  }

  async more() {
    if (this.pending) return;
    this.#pages += 1;
    await this.load();
  }
}
