import type { AppError } from "../generated/AppError";
import type { ReportAsked } from "../generated/ReportAsked";
import type { ReportPreview } from "../generated/ReportPreview";
import { asAppError } from "../ipc/error";
import { reportPreview } from "../ipc/report";

/**
 * The pages of the report as far as they were asked for. The last good ones stay while others come,
 * and where they can't.
 */
export class ReportPages {
  view = $state.raw<ReportPreview | null>(null);
  pages = $state.raw<readonly string[]>([]);
  error = $state.raw<AppError | null>(null);
  pending = $state(false);
  #asked: ReportAsked | null = null;
  #turn = 0;

  /** Pages that are there and not shown yet. */
  get left(): number {
    return Math.max(0, (this.view?.of ?? 0) - this.pages.length);
  }

  /** Shows what is asked for; of the same report as before as many pages as were shown. */
  async load(asked: ReportAsked) {
    const same = JSON.stringify(asked) === JSON.stringify(this.#asked);
    this.#asked = asked;
    // What was wrong with other choices is wrong no more.
    if (!same) this.error = null;
    await this.#draw(asked, [], same ? this.pages.length : 0);
  }

  /** Shows some pages more. */
  async more() {
    if (this.#asked && !this.pending) {
      await this.#draw(this.#asked, this.pages, this.pages.length + 1);
    }
  }

  async #draw(asked: ReportAsked, before: readonly string[], wanted: number) {
    const turn = ++this.#turn;
    this.pending = true;
    try {
      let pages = before;
      let view: ReportPreview;
      do {
        view = await reportPreview(asked, pages.length);
        // What was asked for later stands above it.
        if (turn !== this.#turn) return;
        pages = [...pages, ...view.pages];
      } while (view.pages.length > 0 && pages.length < Math.min(wanted, view.of));
      this.view = view;
      this.pages = pages;
      this.error = null;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asAppError(thrown);
    } finally {
      if (turn === this.#turn) this.pending = false;
    }
  }
}
