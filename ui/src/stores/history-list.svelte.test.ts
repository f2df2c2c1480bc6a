import { beforeEach, expect, it, vi } from "vitest";
import type { HistoryEntry } from "../generated/HistoryEntry";
import type { HistoryFilter } from "../generated/HistoryFilter";
import type { HistoryPage } from "../generated/HistoryPage";
import { HistoryList } from "./history-list.svelte";

const { history } = vi.hoisted(() => ({
  history: vi.fn<(filter: HistoryFilter, older: string | null) => Promise<HistoryPage>>(),
}));
vi.mock("../ipc/history", () => ({ history }));

const PAGES = 9;

function entry(id: string, date: string): HistoryEntry {
  const tag = { what: "flare", own_words: null };
  const what = { kind: "tag" as const, tag };
  return { id: { kind: "tag", id }, date, at: null, zone: "UTC", what, note: null };
}

/** Nine pages of two entries each, both on one date but for a page's last. */
function page(number: number): HistoryPage {
  const day = (back: number) => `2026-11-${String(28 - back).padStart(2, "0")}`;
  return {
    entries: [
      entry(`${String(number)}a`, day(number)),
      entry(`${String(number)}b`, day(number + 1)),
    ],
    older: number + 1 < PAGES ? String(number + 1) : null,
    today: "2026-11-28",
    zone: "UTC",
    nothing_at_all: false,
  };
}

beforeEach(() => {
  history.mockReset();
  history.mockImplementation((_filter, older) => Promise.resolve(page(Number(older ?? "0"))));
});

const ids = (list: HistoryList) =>
  list.groups.flatMap(({ entries }) => entries.map(({ id }) => id.id));

it("shows the newest page first, and the next below it under one heading a day", async () => {
  const list = new HistoryList();
  await list.load();
  await list.more();
  expect(ids(list)).toEqual(["0a", "0b", "1a", "1b"]);
  expect(list.groups.map(({ date }) => date)).toEqual(["2026-11-28", "2026-11-27", "2026-11-26"]);
  expect([list.count, list.older, list.beginsLater]).toEqual([4, "2", false]);
});

it("never keeps more than five pages on the screen, and finds back to the newest", async () => {
  const list = new HistoryList();
  await list.load();
  for (let more = 0; more < PAGES; more += 1) await list.more();
  expect(ids(list)[0]).toBe("4a");
  expect([list.count, list.older, list.beginsLater]).toEqual([10, null, true]);
  await list.anew();
  expect([ids(list), list.beginsLater]).toEqual([["0a", "0b"], false]);
});

it("reads the same pages again after a change", async () => {
  const list = new HistoryList();
  await list.load();
  for (let more = 0; more < 6; more += 1) await list.more();
  const before = ids(list);
  history.mockClear();
  await list.load();
  expect(ids(list)).toEqual(before);
  expect(history.mock.calls.map(([, older]) => older)).toEqual(["2", "3", "4", "5", "6"]);
});

it("forgets a slow answer to what is no longer asked", async () => {
  const list = new HistoryList();
  let late: (page: HistoryPage) => void = () => undefined;
  history.mockImplementationOnce(() => new Promise((done) => (late = done)));
  const slow = list.load();
  list.text = "headache";
  history.mockImplementationOnce(() => Promise.resolve(page(7)));
  await list.anew();
  late(page(0));
  await slow;
  expect(ids(list)).toEqual(["7a", "7b"]);
  expect(list.pending).toBe(false);
});

it("hands on the words for stored names only where something is looked for", async () => {
  const list = new HistoryList();
  await list.load();
  list.text = " migraine ";
  await list.anew();
  const [plain, found] = history.mock.calls.map(([filter]) => filter);
  expect(plain).toEqual({ kinds: [], period: { kind: "all" }, text: "", words: [] });
  expect(found?.text).toBe("migraine");
  expect(found?.words).toContainEqual({ name: "side_effect.headache", words: "Headache" });
});

it("chooses several kinds, takes one back, and shows everything again", () => {
  const list = new HistoryList();
  list.toggle(["dose"]);
  list.toggle(["plan", "step", "move"]);
  expect(list.kinds).toEqual(["dose", "plan", "step", "move"]);
  list.toggle(["dose"]);
  list.choose({ kind: "days30" });
  expect([list.kinds, list.isFiltered]).toEqual([["plan", "step", "move"], true]);
  list.clear();
  expect([list.kinds, list.isFiltered, list.text]).toEqual([[], false, ""]);
});

it("keeps what was shown where reading fails, and says why", async () => {
  const list = new HistoryList();
  await list.load();
  history.mockRejectedValueOnce({ code: "storage" });
  await list.more();
  expect(ids(list)).toEqual(["0a", "0b"]);
  expect(list.error).toEqual({ code: "storage" });
});
