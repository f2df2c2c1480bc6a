import type { AppError } from "../generated/AppError";
import type { HistoryEntry } from "../generated/HistoryEntry";
import type { HistoryFilter } from "../generated/HistoryFilter";
import type { HistoryKind } from "../generated/HistoryKind";
import type { HistoryPage } from "../generated/HistoryPage";
import type { HistoryPeriod } from "../generated/HistoryPeriod";
import { history } from "../ipc/history";
import { asAppError } from "../ipc/error";
import { historyWords } from "../text/history-words";

/** So many pages are kept on the screen; with more, the newest go. */
const MOST_PAGES = 5;

type Shown = { mark: string | null; page: HistoryPage };
type Group = { date: string; entries: HistoryEntry[] };

/**
 * What of the history is shown: a filter, and some pages one after the other. It lasts while the
 * program runs, so that "Back" from an entry leads to the same place. However long the diary is,
 * only so many rows stand on the screen at once.
 */
export class HistoryList {
  kinds = $state.raw<readonly HistoryKind[]>([]);
  period = $state.raw<HistoryPeriod>({ kind: "all" });
  text = $state("");
  pages = $state.raw<readonly Shown[]>([]);
  error = $state.raw<AppError | null>(null);
  pending = $state(false);
  #asked = 0;

  get groups(): Group[] {
    const groups: Group[] = [];
    for (const entry of this.pages.flatMap(({ page }) => page.entries)) {
      const last = groups.at(-1);
      if (last?.date === entry.date) last.entries.push(entry);
      else groups.push({ date: entry.date, entries: [entry] });
    }
    return groups;
  }

  get count(): number {
    return this.pages.reduce((count, { page }) => count + page.entries.length, 0);
  }

  get older(): string | null {
    return this.pages.at(-1)?.page.older ?? null;
  }

  /** Whether newer pages than the first one shown have gone from the screen. */
  get beginsLater(): boolean {
    return (this.pages[0]?.mark ?? null) !== null;
  }

  get isFiltered(): boolean {
    return this.kinds.length > 0 || this.period.kind !== "all";
  }

  get first(): HistoryPage | null {
    return this.pages[0]?.page ?? null;
  }

  /** Reads what is shown again: the same pages, from the same place. */
  load(): Promise<void> {
    return this.#read(this.pages[0]?.mark ?? null, Math.max(1, this.pages.length));
  }

  /** From the newest on, with what was chosen since. */
  anew(): Promise<void> {
    return this.#read(null, 1);
  }

  async more() {
    const mark = this.older;
    if (this.pending || mark === null) return;
    const asked = this.#begin();
    await this.#settle(asked, async () => {
      const page = await history(this.#filter(), mark);
      return [...this.pages, { mark, page }].slice(-MOST_PAGES);
    });
  }

  toggle(kinds: readonly HistoryKind[]) {
    const chosen = kinds.every((kind) => this.kinds.includes(kind));
    const others = this.kinds.filter((kind) => !kinds.includes(kind));
    this.kinds = chosen ? others : [...others, ...kinds];
    void this.anew();
  }

  choose(period: HistoryPeriod) {
    this.period = period;
    void this.anew();
  }

  /** Everything, of any time and with any words. */
  clear() {
    this.kinds = [];
    this.period = { kind: "all" };
    this.text = "";
    void this.anew();
  }

  async #read(from: string | null, count: number) {
    const asked = this.#begin();
    await this.#settle(asked, async () => {
      const filter = this.#filter();
      const pages: Shown[] = [];
      for (let mark: string | null = from, left = count; left > 0; left -= 1) {
        const page: HistoryPage = await history(filter, mark);
        pages.push({ mark, page });
        mark = page.older;
        if (mark === null) break;
      }
      return pages;
    });
  }

  #filter(): HistoryFilter {
    const text = this.text.trim();
    return {
      kinds: [...this.kinds],
      period: this.period,
      text,
      words: text === "" ? [] : historyWords(),
    };
  }

  #begin(): number {
    this.pending = true;
    return ++this.#asked;
  }

  /** A slow answer to an earlier question must not hide a newer one. */
  async #settle(asked: number, read: () => Promise<readonly Shown[]>) {
    try {
      const pages = await read();
      if (asked !== this.#asked) return;
      this.pages = pages;
      this.error = null;
    } catch (thrown) {
      if (asked === this.#asked) this.error = asAppError(thrown);
    } finally {
      if (asked === this.#asked) this.pending = false;
    }
  }
}

export const historyList = new HistoryList();
