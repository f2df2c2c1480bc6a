import type { HistoryEntry } from "../generated/HistoryEntry";
import type { Page } from "../stores/app.svelte";
import type { TextKey } from "../text/text";

/** Where an entry is changed: a page, what it is about, and what the button says. */
export type Way = { page: Page; about: string | null; label: TextKey };

/** The page on which an entry can be changed; null where there is none. A dose is changed in place. */
export function wayToChange({ id, date, what }: HistoryEntry): Way | null {
  const own = "history.entry.edit";
  switch (what.kind) {
    case "side_effect":
      return { page: "side_effect", about: id.id, label: own };
    case "night":
      return { page: "sleep", about: date, label: own };
    case "check_in":
      return { page: "check_in", about: id.id, label: own };
    case "tag":
      return { page: "tags", about: date, label: own };
    case "lab":
      return { page: "labs", about: null, label: own };
    case "review":
      return { page: "review", about: null, label: own };
    case "medicine":
      return { page: "medicines", about: null, label: "history.entry.open_medicines" };
    case "stock":
      return { page: "stock", about: null, label: "history.entry.open_stock" };
    case "move":
      return { page: "moves", about: null, label: "history.entry.open_moves" };
    case "alert":
      return { page: "cautions", about: null, label: "history.entry.open_cautions" };
    default:
      return null;
  }
}
