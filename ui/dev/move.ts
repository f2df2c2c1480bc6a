// Made-up answers of the commands in src/ipc/move.ts. `?scene=move` has the troubled nights of the
// picture, `move-open` a dose that is still open, `move-several` three doses a day.
import type { MovePause } from "../src/generated/MovePause";
import type { MoveRequest } from "../src/generated/MoveRequest";
import type { MoveSide } from "../src/generated/MoveSide";
import type { MoveView } from "../src/generated/MoveView";
import type { PartOfDay } from "../src/generated/PartOfDay";
import type { Commands } from "./commands";
import { troubledNights } from "./nights";
import { amount, saved, scene } from "./scenes";

const name = new URLSearchParams(location.search).get("scene") ?? "today";
const instant = (iso: string) => Date.parse(`${iso}Z`) / 1000;

const last = instant("2026-11-23T22:00:00");
const usual = { morning: 8, afternoon: 14, evening: 19, bedtime: 22 };
const open = name === "move-open";
const several = name === "move-several";
const dark = [
  { from: instant("2026-11-23T20:00:00"), to: instant("2026-11-24T07:00:00") },
  { from: instant("2026-11-24T20:00:00"), to: instant("2026-11-25T07:00:00") },
];
const leftOut = {
  dose: { date: "2026-11-24", part: "bedtime" as const },
  due_at: instant("2026-11-24T22:00:00"),
};

function pause(date: string, at: string): MovePause {
  const due_at = instant(`${date}T${at}:00`);
  const span = { from: last - 7200, to: due_at + 7200 };
  return {
    first: { date, due_at },
    minutes: (due_at - last) / 60,
    left_out: leftOut.due_at < due_at ? [leftOut] : [],
    span,
    nights: dark
      .filter((night) => night.from < span.to)
      .map((night) => ({ from: night.from, to: Math.min(night.to, span.to) })),
  };
}

function view(to: PartOfDay, at: string): MoveView {
  const free: PartOfDay[] = several ? ["evening"] : ["morning", "afternoon", "evening"];
  return {
    now: instant(open ? "2026-11-24T22:40:00" : "2026-11-24T07:05:00"),
    zone: "UTC",
    date: "2026-11-24",
    from: "bedtime",
    to,
    at: Number(at.slice(0, 2)) * 60 + Number(at.slice(3)),
    present: { part: "bedtime", at: 1320, amount: amount("4.5") },
    parts: several ? ["morning", "afternoon", "bedtime"] : ["bedtime"],
    targets: free.map((part) => ({ part, at: usual[part] * 60 })),
    last_taken_at: last,
    open: open ? [leftOut] : [],
    cautious: pause("2026-11-25", at),
    very_next: open ? null : pause("2026-11-24", at),
    evidence: name.startsWith("move") && !several ? troubledNights : null,
  };
}

const figure = (median: string | null, nights: number) => ({ median, nights, needs: 3 });

const before: MoveSide = {
  from: "2026-10-28",
  to: "2026-11-24",
  minutes_to_sleep: figure("25", 7),
  minutes_awake: figure("22.5", 6),
  quality: figure("4.5", 12),
  vivid: { count: 4, nights: 9, needs: 3 },
};

const after: MoveSide = {
  from: "2026-11-25",
  to: "2026-12-03",
  minutes_to_sleep: figure("15", 8),
  minutes_awake: figure(null, 2),
  quality: figure("6", 5),
  vivid: { count: 1, nights: 8, needs: 3 },
};

export const move: Commands = {
  move_view: ({ to, at }) => {
    const part = (to as PartOfDay | null) ?? (several ? "evening" : "morning");
    const typed = (at as string | null) ?? `${String(usual[part]).padStart(2, "0")}:00`;
    const error: { code: string } = { code: "time_invalid" };
    // A command rejects with a plain object, as Tauri's do.
    if (!/^\d\d:\d\d$/.test(typed)) throw error;
    return view(part, typed);
  },
  move_dose: ({ request }) => {
    const { leave_open_out } = request as MoveRequest;
    if (open && !leave_open_out) return { kind: "ask_open", open: [leftOut] };
    return { kind: "saved", saved: saved() };
  },
  moves: () => ({
    most_nights: 28,
    moves: name.startsWith("move")
      ? [
          {
            from: "bedtime",
            to: "morning",
            first_date: "2026-11-25",
            prescriber_said_next: false,
            before,
            after,
          },
        ]
      : [],
  }),
  dismiss_move_suggestion: () => {
    scene.today.suggestion = null;
    return saved();
  },
  move_offer: () => true,
  move_offer_seen: () => null,
};
