import type { DateOrder } from "../generated/DateOrder";
import type { Imported } from "../generated/Imported";
import type { ImportPreview } from "../generated/ImportPreview";
import { importFile, previewImport } from "../ipc/import";
import { Action } from "./action.svelte";

/** More than is ever read: of a larger file only so much is handed on, for core to say it is too large. */
const most = 16 * 1024 * 1024;

/** A file that was chosen to be added, and what core says of it. */
export class ImportFile {
  name = $state<string | null>(null);
  order = $state<DateOrder | null>(null);
  preview = $state.raw<ImportPreview | null>(null);
  reading = $state.raw(new Action());
  adding = new Action();
  #bytes: Uint8Array | null = null;
  #asked = 0;

  /** Reads `file` and asks what it would bring. */
  async choose(file: File) {
    const asked = ++this.#asked;
    this.name = file.name;
    this.order = null;
    this.preview = null;
    this.adding.error = null;
    this.#bytes = null;
    await this.#read(asked, async () => {
      const bytes = new Uint8Array(await file.slice(0, most).arrayBuffer());
      if (asked === this.#asked) this.#bytes = bytes;
    });
  }

  /** The person said whether the day or the month comes first. */
  async say(order: DateOrder) {
    this.order = order;
    await this.again();
  }

  /** Asks anew what the file would bring: the diary may have changed. */
  async again() {
    await this.#read(++this.#asked, () => Promise.resolve());
  }

  /** Adds what is new; null where that failed, and why stands in `adding`. */
  async add(): Promise<Imported | null> {
    const [bytes, preview] = [this.#bytes, this.preview];
    if (bytes === null || preview === null) return null;
    return this.adding.run(() => importFile(bytes, this.order, preview.new));
  }

  async #read(asked: number, before: () => Promise<void>) {
    // A new file is read although the one before it is still being read.
    const reading = new Action();
    this.reading = reading;
    const preview = await reading.run(async () => {
      await before();
      return this.#bytes === null ? null : await previewImport(this.#bytes, this.order);
    });
    if (asked === this.#asked && preview !== null) this.preview = preview;
  }
}
