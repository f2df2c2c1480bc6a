import type { HistoryEntry } from "../generated/HistoryEntry";
import { app, type Page } from "../stores/app.svelte";
import type { TextKey } from "../text/text";

/** The way to where an entry is changed, and what the button says. */
export type Way = { label: TextKey; open: () => void };

/**
 * Where an entry can be changed; null where there is no such place. A dose is changed in place, and
 * the emergency number in "Get help now", which `help` opens.
 */
export function wayToChange({ id, date, what }: HistoryEntry, help: () => void): Way | null {
  switch (what.kind) {
    case "side_effect":
      return change("side_effect", id.id);
    case "night":
      return change("sleep", date);
    case "check_in":
      return change("check_in", id.id);
    case "tag":
      return change("tags", date);
    case "lab":
      return change("labs");
    case "review":
      return change("review");
    case "medicine":
      return to("medicines", "history.entry.open_medicines");
    case "product":
    case "stock":
      return to("stock", "history.entry.open_stock");
    case "contact":
      if (what.role === "help") return { label: "history.entry.open_help", open: help };
      return to("stock", "history.entry.open_contacts");
    case "move":
      return to("moves", "history.entry.open_moves");
    case "alert":
      return to("cautions", "history.entry.open_cautions");
    case "screening":
      return to("cautions", "history.entry.open_screening");
    case "question":
      return {
        label: "history.entry.open_report",
        open: () => {
          app.go("report");
        },
      };
    default:
      return null;
  }
}

function change(page: Page, about: string | null = null): Way {
  return to(page, "history.entry.edit", about);
}

function to(page: Page, label: TextKey, about: string | null = null): Way {
  return {
    label,
    open: () => {
      app.open(page, about);
    },
  };
}
