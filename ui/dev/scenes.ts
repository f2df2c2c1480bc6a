// The scenes of the mode "looks": one invented person, as in the pictures of the design.
import type { AppError } from "../src/generated/AppError";
import type { DoseAmount } from "../src/generated/DoseAmount";
import type { DoseCard } from "../src/generated/DoseCard";
import type { Night } from "../src/generated/Night";
import type { NightMark } from "../src/generated/NightMark";
import type { PlanCheck } from "../src/generated/PlanCheck";
import type { PlanDraft } from "../src/generated/PlanDraft";
import type { PlanView } from "../src/generated/PlanView";
import type { ReminderWarning } from "../src/generated/ReminderWarning";
import type { ReminderTest } from "../src/generated/ReminderTest";
import type { Saved } from "../src/generated/Saved";
import type { Settings } from "../src/generated/Settings";
import type { Startup } from "../src/generated/Startup";
import type { Theme } from "../src/generated/Theme";
import type { TodayView } from "../src/generated/TodayView";
import type { TravelView } from "../src/generated/TravelView";
import { stairsOf } from "./stairs";

import { openAlerts } from "./caution";
import { ongoing } from "./logging";
import { troubledNights } from "./nights";
import { baseline } from "./trends";

const query = new URLSearchParams(location.search);
const name = query.get("scene") ?? "today";
const capsules = name.includes("capsule");

const instant = (iso: string) => Date.parse(`${iso}Z`) / 1000;
const day = (offset: number) =>
  new Date(Date.UTC(2026, 10, 23 + offset)).toISOString().slice(0, 10);

export function amount(mg: string): DoseAmount {
  if (capsules) return { mg, ml: null, rounded: false, comes_to_mg: null, syringe: null };
  const fill_ul = Number(mg.replace(",", ".")) * 1000;
  const syringe = { capacity_ul: fill_ul > 1000 ? 5000 : 1000, fill_ul };
  return { mg, ml: mg, rounded: false, comes_to_mg: null, syringe };
}

export const saved = (): Saved => ({ operation: "op-1", at: scene.today.now, help_now: false });

function card(change: Partial<DoseCard> = {}): DoseCard {
  return {
    dose: { date: day(0), part: "bedtime" },
    state: "upcoming",
    due_at: instant("2026-11-23T22:00:00"),
    closes_at: instant("2026-11-24T04:00:00"),
    planned: amount("4.5"),
    taken: null,
    snoozed_until: null,
    can_take: true,
    operation: null,
    before_plan: false,
    zone: "UTC",
    ...change,
  };
}

const marks = "t t l t t s t t m t t t l t".split(" ");
const markOf: Record<string, NightMark> = {
  t: "taken",
  l: "late",
  s: "skipped",
  m: "missed",
  b: "before_start",
};

function nights(letters: string[]): Night[] {
  return letters.map((letter, index) => ({
    date: day(index - 14),
    mark: markOf[letter] ?? "open",
  }));
}

function counts(all: Night[]) {
  const order: NightMark[] = ["taken", "late", "skipped", "missed", "before_start"];
  return order
    .map((mark) => ({ mark, count: all.filter((night) => night.mark === mark).length }))
    .filter(({ count }) => count > 0);
}

function today(): TodayView {
  const first = name === "first-week";
  const strip = nights(first ? [..."bbbbbbbbbbbttt"] : marks);
  const morning = first || name === "missed";
  const nextDay = morning ? 0 : 1;
  const now = instant(morning ? "2026-11-23T08:05:00" : "2026-11-23T21:42:00");
  const last = {
    planned_for: instant("2026-11-22T22:00:00"),
    shown_at: instant("2026-11-22T22:00:01"),
  };
  return {
    now,
    zone: "UTC",
    date: day(0),
    heading: morning ? "morning" : "tonight",
    card: cardOf(),
    also_open: name === "several" ? [card({ dose: { date: day(0), part: "evening" } })] : [],
    nights: strip,
    strip_of_nights: true,
    counts: counts(strip),
    next: [nextDay, nextDay + 1].map((offset) => ({
      dose: { date: day(offset), part: "bedtime" },
      due_at: instant(`${day(offset)}T22:00:00`),
      planned: amount("4.5"),
    })),
    reminders: {
      way: name === "window" ? "window" : "notification",
      tray: true,
      last,
      warnings: warnings(),
    },
    missed:
      name === "missed"
        ? card({ dose: { date: day(-1), part: "bedtime" }, state: "missed" })
        : null,
    local_zone: null,
    travel: null,
    close_next: null,
    alerts: openAlerts(),
    ongoing: name === "ongoing" ? ongoing : [],
    diary: {
      night_wanted: morning ? day(-1) : null,
      check_in_wanted: name === "ongoing",
    },
    pause: null,
    gap: null,
    stock: name === "low" ? { kind: "low", until: day(5), doses: 6 } : null,
    step:
      name === "step"
        ? { part: "bedtime", days: 10, present: amount("4.5"), up: amount("5") }
        : null,
    baseline: name === "baseline" ? baseline : null,
    review: name === "review" ? { marker: "weeks8", on: day(-2) } : null,
    suggestion: name === "move" ? troubledNights : null,
    ...journey(),
  };
}

/** `travel`: from London to New York. `close`: from Los Angeles to Sydney. `home`: home time. */
function journey(): Partial<TodayView> {
  const away = {
    now: instant("2026-11-24T01:00:00"),
    zone: "America/New_York",
    heading: "evening" as const,
    card: card({
      due_at: instant("2026-11-25T03:00:00"),
      dose: { date: day(1), part: "bedtime" },
      can_take: false,
    }),
    next: [],
  };
  const last_taken_at = instant("2026-11-23T22:04:00");
  if (name === "travel") {
    const follow = { due_at: instant("2026-11-25T03:00:00"), minutes_since_last: 28 * 60 + 56 };
    const home = { due_at: instant("2026-11-24T22:00:00"), minutes_since_last: 23 * 60 + 56 };
    const travel = { from_zone: "Europe/London", to_zone: away.zone, last_taken_at, follow, home };
    return { ...away, travel };
  }
  const at_home = { zone: "UTC", local_zone: "America/New_York", heading: "afternoon" as const };
  if (name === "home") return { ...at_home, now: instant("2026-11-23T21:42:00") };
  if (name !== "close") return {};
  const due_at = instant("2026-11-24T11:00:00");
  const dose = { date: day(1), part: "bedtime" as const };
  return {
    ...away,
    zone: "Australia/Sydney",
    now: instant("2026-11-24T07:00:00"),
    card: card({ due_at, dose, can_take: true }),
    close_next: { dose, due_at, last_taken_at: instant("2026-11-24T06:00:00"), minutes: 300 },
  };
}

function warnings(): ReminderWarning[] {
  const not_at_login: ReminderWarning = { kind: "not_at_login" };
  const problem: AppError = { code: "no_notification_server" };
  if (name === "window") return [{ kind: "no_notification", problem }, not_at_login];
  return name === "not-at-login" ? [not_at_login] : [];
}

function cardOf(): DoseCard | null {
  const at = instant("2026-11-23T22:04:00");
  const done = { can_take: false, operation: "op-0" };
  if (name === "taken" || name === "taken-away") {
    const zone = name === "taken" ? "UTC" : "America/New_York";
    const taken = { at, amount: amount("4.5"), late: false };
    return card({ state: "taken", taken, zone, ...done });
  }
  if (name === "first-week") {
    const taken = { at: instant("2026-11-22T22:10:00"), amount: amount("1"), late: false };
    const dose = { date: day(-1), part: "bedtime" as const };
    return card({ dose, state: "taken", taken, planned: amount("1"), can_take: false });
  }
  if (name === "skipped") return card({ state: "skipped", ...done });
  if (name === "due") return card({ state: "due" });
  if (name === "snoozed")
    return card({ state: "due", snoozed_until: instant("2026-11-23T22:14:00") });
  if (name === "missed") return card({ can_take: false });
  return card();
}

/** A stand-in for core's check: just enough for the errors and the questions to be seen. */
export function check(draft: PlanDraft): PlanCheck {
  const number = (typed: string) => Number(typed.replace(",", ".") || "x");
  const total = draft.slots.reduce((sum, slot) => sum + number(slot.amount), 0);
  const errors: PlanCheck["errors"] = draft.slots.flatMap((slot, index) =>
    number(slot.amount) > 0
      ? []
      : [{ field: { kind: "amount", index }, error: { code: "amount_not_a_number" } }],
  );
  if (draft.concentration === "") {
    errors.push({ field: { kind: "concentration" }, error: { code: "concentration_missing" } });
  }
  const asks = total > 6 ? "above6000" : total > 4.5 ? "above4500" : null;
  return {
    errors,
    asks: [],
    begins: draft.from ?? day(0),
    total_mg: Number.isNaN(total) ? null : String(total),
    question: asks === draft.confirmed ? null : asks,
    amounts: draft.slots.map((slot) =>
      number(slot.amount) > 0 && draft.concentration !== "" ? amount(slot.amount) : null,
    ),
    times: draft.slots.map((slot) => Number(slot.at.slice(0, 2)) * 60 + Number(slot.at.slice(3))),
    open_until: 240,
  };
}

const slot = (mg: string) => ({ part: "bedtime" as const, at: 1320, amount: amount(mg) });

type Scene = {
  startup: Startup;
  today: TodayView;
  plan: PlanView;
  settings: Settings;
  test: ReminderTest;
  travel: TravelView;
  login: boolean;
  fails: boolean;
};

const form = capsules ? "capsule" : "liquid";
const concentration = capsules ? null : "1";

export const scene: Scene = {
  startup:
    name === "failed"
      ? {
          kind: "failed",
          error: {
            code: "newer_version",
            path: "/home/example/.local/share/ldn-companion/companion.db",
            found: 9,
            known: 1,
          },
        }
      : { kind: name === "first-run" ? "first_run" : "ready" },
  today: today(),
  plan: {
    phases: ["4.5", "4", "3.5", "3"].map((mg, index) => ({
      from: day(-4 - 10 * index),
      kind: "plan" as const,
      slots: [slot(mg)],
      form,
      concentration,
      current: index === 0,
    })),
    draft: {
      form,
      concentration,
      slots: [{ part: "bedtime", at: "22:00", amount: "4.5" }],
      confirmed: null,
      from: null,
      agreed: [],
    },
    ...stairsOf(name, amount),
  },
  settings: {
    theme: (query.get("theme") ?? "day") as Theme,
    discreet: true,
    repeat_minutes: 10,
    repeat_times: 3,
    snooze_minutes: 10,
    ahead_minutes: 0,
    quiet_until: name === "quiet" ? instant("2026-11-24T08:00:00") : null,
  },
  test: query.has("silent")
    ? { way: "window", problem: { code: "no_notification_server" } }
    : { way: "notification", problem: null },
  travel: {
    mode: name === "home" ? "home" : "follow",
    device_zone: "America/New_York",
    home_zone: "Europe/London",
  },
  login: name !== "not-at-login" && name !== "window",
  fails: query.has("fails"),
};
