import { expect, it, vi } from "vitest";
import { app } from "./app.svelte";
import type { Spot } from "./focus";

const pressed = vi.hoisted(() => ({ spot: null as Spot | null }));
vi.mock("./focus", () => ({ pressedSpot: () => pressed.spot }));

function opens(page: "calendar" | "day", by: string) {
  pressed.spot = { id: by, name: by, nth: 0, scrolled: 0 };
  app.open(page);
}

it("goes back page by page to what opened each, and says it once", () => {
  app.go("diary");
  opens("calendar", "the way to the calendar");
  opens("day", "the 23rd");
  expect(app.comesBackTo()).toBeNull();
  app.back();
  expect([app.place.screen, app.comesBackTo()?.id]).toEqual(["calendar", "the 23rd"]);
  expect(app.comesBackTo()).toBeNull();
  app.back();
  expect([app.place.screen, app.comesBackTo()?.id]).toEqual(["diary", "the way to the calendar"]);
});

it("begins a screen of the bar at its beginning", () => {
  app.go("diary");
  opens("day", "a row");
  app.back();
  app.go("today");
  expect(app.comesBackTo()).toBeNull();
});
