// How the invented person's reminders came, for the mode "looks". `?came=` chooses what went wrong:
// "good" (one late), "mixed" (a bit of everything), "none" (nothing was due yet).
import type { EvidenceCounts } from "../src/generated/EvidenceCounts";
import type { EvidenceRow } from "../src/generated/EvidenceRow";
import type { EvidenceView } from "../src/generated/EvidenceView";
import type { ReminderArrival } from "../src/generated/ReminderArrival";
import type { ReminderHealth } from "../src/generated/ReminderHealth";

const asked = new URLSearchParams(location.search).get("came") ?? "good";
const now = Date.parse("2026-11-23T21:42:00Z") / 1000;

const late: ReminderArrival = { kind: "late", at: now, minutes: 12, because: "asleep" };
const troubles: Record<string, Record<number, ReminderArrival>> = {
  good: { 5: late },
  mixed: {
    0: { kind: "window", at: now, minutes: 0, problem: { code: "no_notification_server" } },
    3: { kind: "late", at: now, minutes: 95, because: "off" },
    5: late,
    8: { kind: "not_shown", because: "answered" },
    9: { kind: "not_shown", because: "off" },
    11: { kind: "not_shown", because: "quiet" },
  },
};

export function evidenceOf(reminders: ReminderHealth): EvidenceView {
  const days = asked === "none" ? 0 : 29;
  const doses = Array.from({ length: days }, (_, back) => row(back));
  const minutes = doses.flatMap(({ came }) => (came.kind === "late" ? [came.minutes] : []));
  return {
    now,
    zone: "UTC",
    days: 30,
    counts: count(doses),
    latest_minutes: minutes.length === 0 ? null : Math.max(...minutes),
    doses,
    reminders,
  };
}

function row(back: number): EvidenceRow {
  const date = new Date(Date.UTC(2026, 10, 22 - back)).toISOString().slice(0, 10);
  const due_at = Date.parse(`${date}T22:00:00Z`) / 1000;
  const came = troubles[asked]?.[back] ?? { kind: "on_time", at: due_at };
  return { dose: { date, part: "bedtime" }, due_at, zone: "UTC", came };
}

function count(doses: EvidenceRow[]): EvidenceCounts {
  const counts: EvidenceCounts = { on_time: 0, late: 0, window: 0, answered: 0, quiet: 0, off: 0 };
  for (const { came } of doses) {
    if (came.kind === "waiting") continue;
    counts[came.kind === "not_shown" ? came.because : came.kind] += 1;
  }
  return counts;
}
