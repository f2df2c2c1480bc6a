// Made-up answers of the commands in src/ipc/pause.ts. Scenes: `paused`, `stopped`, `gap`, `gap-none`;
// with `long` in its name a restart asks for the prescriber.
import type { AppointmentDraft } from "../src/generated/AppointmentDraft";
import type { AppointmentView } from "../src/generated/AppointmentView";
import type { GapView } from "../src/generated/GapView";
import type { PauseDraft } from "../src/generated/PauseDraft";
import type { PauseView } from "../src/generated/PauseView";
import { shiftDate } from "../src/text/time";
import type { Commands } from "./commands";
import { amount, saved, scene } from "./scenes";

const name = new URLSearchParams(location.search).get("scene") ?? "today";
const { date } = scene.today;
const tonight = { date, part: "bedtime" as const };
const at = (day: string) => Date.parse(`${day}T22:00:00Z`) / 1000;
const dose = (day: string) => ({
  dose: { date: day, part: "bedtime" as const },
  due_at: at(day),
  planned: amount("4.5"),
});

const pauseOf = (): PauseView | null => {
  const paused: PauseView = {
    kind: "pause",
    since: shiftDate(date, -5),
    until: shiftDate(date, 4),
    why: "surgery",
    note: null,
    has_begun: true,
  };
  if (name.startsWith("paused")) return paused;
  if (name.startsWith("stopped"))
    return { ...paused, kind: "stop", until: null, why: "side_effects" };
  return null;
};

const gapOf = (): GapView | null => {
  if (!name.startsWith("gap")) return null;
  const nights = name === "gap-none" ? 0 : 17;
  const unanswered = Array.from({ length: nights }, (_, index) =>
    dose(shiftDate(date, index - 17)),
  );
  return { last_taken_at: at(shiftDate(date, -18)), days: 18, unanswered };
};

scene.today.pause = pauseOf();
scene.today.gap = gapOf();
if (scene.today.pause) {
  scene.today.card = null;
  scene.today.next = [dose(shiftDate(date, 4))];
  scene.today.nights = scene.today.nights.map((night, index) =>
    index < 9 ? night : { ...night, mark: "paused" as const },
  );
  scene.today.counts = [
    { mark: "taken", count: 9 },
    { mark: "paused", count: 5 },
  ];
}
if (scene.today.gap) {
  scene.today.nights = scene.today.nights.map((night) => ({ ...night, mark: "missed" as const }));
  scene.today.counts = [{ mark: "missed", count: 14 }];
}

let kept: AppointmentView[] = [
  {
    id: "a",
    kind: "visit",
    on: shiftDate(date, -20),
    remind_days: null,
    remind_on: null,
    note: null,
    is_past: true,
  },
  {
    id: "b",
    kind: "dental",
    on: shiftDate(date, 17),
    remind_days: 7,
    remind_on: shiftDate(date, 10),
    note: null,
    is_past: false,
  },
];

export const pause: Commands = {
  pause_state: () => ({ pause: scene.today.pause, from: date }),
  check_pause: ({ draft }) => {
    const { kind, from, until } = draft as PauseDraft;
    const wrong = until !== null && until <= (from ?? date);
    return {
      errors: wrong ? [{ field: "until", error: { code: "pause_ends_too_early" } }] : [],
      asks: [],
      from: from ?? date,
      until: kind === "pause" ? until : null,
      ends_steps: kind === "stop",
      asks_at_end: until !== null && until > shiftDate(date, 13),
    };
  },
  set_pause: () => {
    scene.today.pause ??= { ...tonight, kind: "pause", since: date, ...nothing };
    return saved();
  },
  check_restart: ({ from }) => ({
    first: dose((from as string | null) ?? date),
    slots: [{ part: "bedtime", at: 1320, amount: amount("4.5") }],
    ask_prescriber: name.includes("long") ? 19 : null,
  }),
  restart: () => {
    scene.today.pause = null;
    return saved();
  },
  backfill_gap: () => {
    scene.today.gap = null;
    return saved();
  },
  go_on_after_gap: () => {
    scene.today.gap = null;
    return saved();
  },
  appointments: () => kept,
  put_appointment: ({ draft }) => {
    const { id, on, remind_days, ...rest } = draft as AppointmentDraft;
    const one = { ...rest, on, remind_days: Number(remind_days ?? 0), remind_on: on };
    kept = [...kept.filter((other) => other.id !== id), { id: id ?? on, is_past: false, ...one }];
    return saved();
  },
  remove_appointment: ({ id }) => {
    kept = kept.filter((one) => one.id !== id);
    return saved();
  },
};

const nothing = { until: null, why: null, note: null, has_begun: true };
