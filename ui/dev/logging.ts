// Made-up answers of the commands in src/ipc/logging.ts.
import type { AppError } from "../src/generated/AppError";
import type { CheckInSettings } from "../src/generated/CheckInSettings";
import type { CheckInView } from "../src/generated/CheckInView";
import type { EffectDraft } from "../src/generated/EffectDraft";
import type { EffectKind } from "../src/generated/EffectKind";
import type { EffectsView } from "../src/generated/EffectsView";
import type { EffectView } from "../src/generated/EffectView";
import type { OngoingEffect } from "../src/generated/OngoingEffect";
import type { ScaleName } from "../src/generated/ScaleName";
import type { ScoresView } from "../src/generated/ScoresView";
import type { NightSpan } from "../src/generated/NightSpan";
import type { SleepDraft } from "../src/generated/SleepDraft";
import type { SleepView } from "../src/generated/SleepView";
import type { Commands } from "./commands";

const instant = (iso: string) => Date.parse(`${iso}Z`) / 1000;
const date = "2026-11-23";
const now = instant(`${date}T09:14:00`);
const saved = { operation: "op-3", at: now, help_now: false };
const fails = new URLSearchParams(location.search).has("fails");

function write<T>(value: T): T {
  const error: AppError = { code: "disk_full" };
  if (fails) throw error;
  return value;
}

const dose = { mg: "4.5", ml: null, rounded: false, comes_to_mg: null, syringe: null };
const context = { dose, hours_since_dose: 11, change: { kind: "up" as const, days: 4 } };

const kinds: EffectKind[] = [
  "vivid_dreams",
  "nightmares",
  "trouble_sleeping",
  "headache",
  "upset_stomach",
  "nausea",
  "more_pain",
  "more_tired",
  "hot_flashes",
  "low_mood",
  "other",
];

const effect = (id: string, what: EffectKind, change: Partial<EffectView> = {}): EffectView => ({
  id,
  what,
  own_words: null,
  grade: "moderate",
  began: instant("2026-11-18T23:40:00"),
  ended: null,
  date: "2026-11-18",
  zone: "UTC",
  lasted_days: 5,
  distressing: null,
  from_ldn: "not_sure",
  note: null,
  context,
  ...change,
});

const logged = [
  effect("e1", "trouble_sleeping"),
  effect("e2", "other", { own_words: "טנטון", grade: "mild", ended: now, date: "2026-11-20" }),
  effect("e3", "vivid_dreams", { grade: "mild", ended: now, date: "2026-11-17" }),
];

/** For Today: what is still there. */
export const ongoing: OngoingEffect[] = [
  { id: "e1", what: "trouble_sleeping", own_words: null, days: 5, ask: true },
];

const effects: EffectsView = {
  now,
  zone: "UTC",
  date,
  rows: kinds.map((what) => ({
    what,
    at_night: ["vivid_dreams", "nightmares", "trouble_sleeping"].includes(what),
    ongoing_days: what === "trouble_sleeping" ? 5 : null,
    times: what === "vivid_dreams" ? 2 : 0,
  })),
  logged,
};

const night = (night_of: string): SleepDraft => ({
  night_of,
  bed_at: "22:15",
  minutes_to_sleep: null,
  minutes_awake: null,
  up_at: "07:05",
  dreams: null,
  note: "",
  agreed_minutes: null,
});

/** Only for looking: half past ten in the morning is a slip, everything else an ordinary night. */
function span({ bed_at }: SleepDraft): NightSpan {
  const unusual = bed_at.startsWith("10");
  const up_at = instant(`${unusual ? "2026-11-24" : date}T07:05:00`);
  const minutes = unusual ? 20 * 60 + 35 : 8 * 60 + 50;
  return { bed_at: up_at - minutes * 60, up_at, minutes, unusual, zone: "UTC" };
}

const sleep = (asked: string | null): SleepView => ({
  id: asked === "2026-11-20" ? "n1" : null,
  draft: night(asked ?? "2026-11-22"),
  latest: date,
  is_last: asked === null || asked === "2026-11-22",
  zone: "UTC",
});

const scores = (id: string, values: [ScaleName, number][], on = date): ScoresView => ({
  id,
  at: instant(`${on}T21:30:00`),
  zone: "UTC",
  date: on,
  values: values.map(([scale, value]) => ({ scale, value })),
  note: null,
});

let settings: CheckInSettings = { reminder_at: null, optional: [] };
const optional: ScaleName[] = ["fog", "mood", "stress", "stiffness", "tenderness"];
const daily: ScaleName[] = ["pain", "fatigue", "sleep_quality", "overall"];
const week = [5, 6, 3, 5, 3, 5];

/** `?check=half` goes on with an entry that was broken off. */
function checkIn(id: string | null): CheckInView {
  const half = new URLSearchParams(location.search).get("check") === "half";
  const entry = scores(id ?? "s1", [
    ["pain", 6],
    ["fatigue", 7],
  ]);
  return {
    now: instant(`${date}T21:42:00`),
    zone: "UTC",
    date,
    is_today: true,
    questions: [...daily, ...optional.filter((one) => settings.optional.includes(one))].map(
      (scale, index) => ({
        scale,
        day_before: index === 1 ? null : 5,
        week: week.map((value, back) => ({
          date: new Date(Date.UTC(2026, 10, 17 + back)).toISOString().slice(0, 10),
          value: index === 1 && back === 5 ? null : value,
        })),
      }),
    ),
    entry: half || id !== null ? entry : null,
    settings,
    optional,
  };
}

export const logging: Commands = {
  side_effects: () => structuredClone(effects),
  side_effect: ({ id }) => logged.find((one) => one.id === id) ?? logged[0],
  check_side_effect: ({ draft }) => {
    const { began } = draft as EffectDraft;
    const bad = began.kind === "at" && !/T\d\d:\d\d$/.test(began.local);
    return bad
      ? { context: null, error: { code: "time_invalid" } }
      : { context: structuredClone(context), error: null };
  },
  put_side_effect: ({ draft }) => {
    const { what, grade } = draft as EffectDraft;
    const help_now = what === "low_mood" && grade === "severe";
    return write({ saved: { ...saved, help_now }, id: "e9", offer_move: false });
  },
  change_side_effect: () => write(saved),
  side_effect_gone: () => write(saved),
  side_effect_still: () => write(saved),
  remove_side_effect: () => write(saved),
  sleep_draft: ({ night: asked }) => sleep(asked as string | null),
  night_span: ({ draft }) => span(draft as SleepDraft),
  put_sleep: ({ draft }) => {
    const { bed_at, agreed_minutes } = draft as SleepDraft;
    if (bed_at.startsWith("10") && agreed_minutes === null) {
      throw { code: "night_long", minutes: 1235 } as unknown as Error;
    }
    return write(saved);
  },
  remove_sleep: () => write(saved),
  check_in: ({ id }) => checkIn(id as string | null),
  put_scores: () => write(saved),
  change_scores: () => write(saved),
  remove_scores: () => write(saved),
  set_check_in: ({ settings: kept }) => {
    settings = kept as CheckInSettings;
    return write(saved);
  },
  help_now: () => ({
    signs: [
      "suicidal_thoughts",
      "confusion",
      "allergic_reaction",
      "opioid_withdrawal",
      "liver_trouble",
    ],
    phone: new URLSearchParams(location.search).get("phone"),
  }),
  set_help_phone: () => write(saved),
};
