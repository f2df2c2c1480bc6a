import { expect, it, vi } from "vitest";
import type { ContactKind } from "../generated/ContactKind";
import type { HistoryEntry } from "../generated/HistoryEntry";
import { app } from "../stores/app.svelte";
import { text } from "../text/text";
import { wayToChange } from "./entry-ways";

function opened(role: ContactKind) {
  app.go("diary");
  const help = vi.fn();
  const what = { kind: "contact", role, name: "", phone: "030 1234" } as const;
  const entry = { id: { kind: "contact", id: role }, date: "2026-11-23", what };
  const way = wayToChange(entry as HistoryEntry, help);
  way?.open();
  return [way && text(way.label), app.place.screen, help.mock.calls.length];
}

it("leads from the emergency number to the sheet that shows and changes it", () => {
  expect(opened("help")).toEqual(["Open “Get help now”", "diary", 1]);
});

it("leads from the others to call to where they are listed", () => {
  expect(opened("pharmacy")).toEqual(["Open whom to call", "stock", 0]);
  expect(opened("prescriber")).toEqual(["Open whom to call", "stock", 0]);
});
