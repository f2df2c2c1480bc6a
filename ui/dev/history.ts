// Made-up answers of the commands in src/ipc/history.ts.
import type { HistoryEntry } from "../src/generated/HistoryEntry";
import type { HistoryFilter } from "../src/generated/HistoryFilter";
import type { HistoryKind } from "../src/generated/HistoryKind";
import type { HistoryRef } from "../src/generated/HistoryRef";
import type { HistoryWhat } from "../src/generated/HistoryWhat";
import type { RecordEntry } from "../src/generated/RecordEntry";
import type { Commands } from "./commands";

// `?history=none` has no entry, `?history=long` ten years of them.
const chosen = new URLSearchParams(location.search).get("history");
const today = "2026-11-23";
const instant = (iso: string) => Date.parse(`${iso}Z`) / 1000;
const saved = { operation: "op-7", at: instant(`${today}T21:42:00`), help_now: false };
const mg = (amount: string) => ({
  mg: amount,
  ml: amount,
  rounded: false,
  comes_to_mg: null,
  syringe: null,
});

const back = (days: number) => new Date(Date.UTC(2026, 10, 23 - days)).toISOString().slice(0, 10);

function entry(
  kind: HistoryKind,
  id: string,
  date: string,
  time: string | null,
  what: HistoryWhat,
  note: string | null = null,
): HistoryEntry {
  const at = time === null ? null : instant(`${date}T${time}:00`);
  return { id: { kind, id }, date, at, zone: "UTC", what, note };
}

function dose(date: string, how: "taken" | "late" | "skipped" | "missed"): HistoryEntry {
  const due = instant(`${date}T22:00:00`);
  const at = how === "late" ? due + 5400 : due + 240;
  const taken =
    how === "taken" || how === "late" ? { at, amount: mg("4.5"), late: how === "late" } : null;
  const record: RecordEntry = {
    id: { kind: "dose", dose: { date, part: "bedtime" } },
    date,
    state: how === "late" ? "taken" : how,
    due_at: due,
    planned: mg("4.5"),
    taken,
    zone: "UTC",
    operation: taken ? "op-1" : null,
  };
  return { ...entry("dose", `d-${date}`, date, null, { kind: "dose", entry: record }), at };
}

const night = (date: string, dreams: "vivid" | "ordinary", minutes: number): HistoryEntry =>
  entry("night", `n-${date}`, date, null, {
    kind: "night",
    night: {
      bed_at: instant(`${date}T22:15:00`),
      up_at: instant(`${date}T22:15:00`) + 8.8 * 3600,
      minutes_to_sleep: minutes,
      minutes_awake: null,
      dreams,
      zone: "UTC",
      note: null,
    },
  });

function checkIn(date: string, time: string, pain: number, note: string | null = null) {
  const what: HistoryWhat = {
    kind: "check_in",
    scores: {
      at: instant(`${date}T${time}:00`),
      zone: "UTC",
      values: [
        { scale: "pain", value: pain },
        { scale: "fatigue", value: 7 },
        { scale: "sleep_quality", value: 4 },
        { scale: "overall", value: 5 },
      ],
      note: null,
    },
  };
  return entry("check_in", `c-${date}-${time}`, date, time, what, note);
}

const effect = (
  id: string,
  date: string,
  what: "headache" | "other",
  own: string | null,
  note: string | null,
) =>
  entry(
    "side_effect",
    id,
    date,
    "15:20",
    {
      kind: "side_effect",
      what,
      own_words: own,
      grade: "moderate",
      ended_at: what === "headache" ? instant(`${date}T19:00:00`) : null,
      distressing: null,
      from_ldn: "not_sure",
    },
    note,
  );

const recent: HistoryEntry[] = [
  entry("appointment", "a1", "2026-12-02", null, { kind: "appointment", what: "dental" }, "crown"),
  checkIn(today, "20:30", 5, "A long walk in the rain, and yet a good day on the whole."),
  effect("e1", today, "headache", null, "after the screen"),
  night(back(1), "vivid", 45),
  dose(back(1), "taken"),
  checkIn(back(1), "20:31", 6),
  effect(
    "e2",
    back(1),
    "other",
    "<b>טנטון</b> באוזן ימין 🙂",
    "<script>alert(1)</script> as typed",
  ),
  entry("step", "t1", back(1), "19:02", { kind: "step", answer: "up" }),
  entry("plan", "p1", back(1), null, {
    kind: "plan",
    what: "amount",
    slots: [{ part: "bedtime", at: 22 * 60, amount: mg("4.5") }],
    why: null,
  }),
  entry("tag", "g1", back(1), null, { kind: "tag", tag: { what: "flare", own_words: null } }),
  night(back(2), "ordinary", 20),
  dose(back(2), "late"),
  effect(
    "e3",
    back(2),
    "other",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenkopfdruck",
    null,
  ),
  entry("lab", "l1", back(2), null, {
    kind: "lab",
    lab: { what: "esr", own_words: null, value: "18", unit: "mm/h", range: "0 – 20" },
  }),
  dose(back(3), "skipped"),
  dose(back(4), "missed"),
  entry("stock", "s1", back(4), null, {
    kind: "stock",
    what: "refill",
    quantity: { number: "150", ml: true, about: false },
    form: "liquid",
    cost: { amount: "42.50", currency: "EUR" },
  }),
  entry("alert", "w1", back(5), "10:12", {
    kind: "alert",
    alert: "opioid",
    about: { kind: "medicine", name: "Tramadol", ingredient: "tramadol" },
    reply: "asked",
  }),
  entry("question", "q1", back(5), "10:20", {
    kind: "question",
    asks: "May I keep taking it at the sea?",
    asked_on: null,
  }),
  entry("product", "b1", back(5), "09:40", {
    kind: "product",
    form: "liquid",
    strength: null,
    concentration: "1",
    home_made: false,
    label: "brown glass",
    discard_on: "2026-12-20",
  }),
  entry("steps", "y1", back(5), null, {
    kind: "steps",
    part: "bedtime",
    steps: [
      { mg: "4", days: 10 },
      { mg: "4.5", days: 10 },
    ],
    ended_on: null,
  }),
  entry("screening", "liver", back(5), "09:30", {
    kind: "screening",
    question: "liver",
    reply: "no",
  }),
  entry("contact", "pharmacy", back(5), "09:31", {
    kind: "contact",
    role: "pharmacy",
    name: "Example",
    phone: "030 1234",
  }),
  entry("contact", "help", back(5), "09:32", {
    kind: "contact",
    role: "help",
    name: "",
    phone: "0800 111 0 111",
  }),
  entry("medicine", "m1", back(5), null, {
    kind: "medicine",
    name: "Tramadol",
    dose: "50 mg",
    until: null,
  }),
];

const long = Array.from({ length: 3650 }, (_, days) => [
  night(back(days), "ordinary", 20),
  dose(back(days), "taken"),
  ...["20:30", "15:30", "11:00"].map((time) => checkIn(back(days), time, 5)),
]).flat();

const all = chosen === "none" ? [] : chosen === "long" ? long : recent;

function page(filter: HistoryFilter, older: string | null) {
  const typed = filter.text.toLowerCase();
  const found = all.filter(
    (one) =>
      (filter.kinds.length === 0 || filter.kinds.includes(one.id.kind)) &&
      JSON.stringify(one).toLowerCase().includes(typed),
  );
  const begin = Number(older ?? "0");
  const entries = found.slice(begin, begin + 60);
  return {
    entries,
    older: begin + 60 < found.length ? String(begin + 60) : null,
    today,
    zone: "UTC",
    nothing_at_all: all.length === 0,
  };
}

export const history: Commands = {
  history: ({ filter, older }) =>
    structuredClone(page(filter as HistoryFilter, older as string | null)),
  history_detail: ({ id }) => ({
    entry: all.find((one) => one.id.id === (id as HistoryRef).id) ?? recent[1],
    removable: true,
    changes: [
      {
        at: instant(`${today}T21:10:00`),
        via: "window",
        how: "changed",
        is_undo: true,
        was_undone: false,
        fields: [
          {
            name: "grade",
            before: { kind: "name", name: "severe" },
            after: { kind: "name", name: "moderate" },
          },
        ],
      },
      {
        at: instant(`${today}T21:08:00`),
        via: "window",
        how: "changed",
        is_undo: false,
        was_undone: true,
        fields: [
          {
            name: "grade",
            before: { kind: "name", name: "moderate" },
            after: { kind: "name", name: "severe" },
          },
          {
            name: "note",
            before: { kind: "nothing" },
            after: { kind: "words", text: "after the screen" },
          },
        ],
      },
      {
        at: instant(`${today}T15:24:00`),
        via: "window",
        how: "entered",
        is_undo: false,
        was_undone: false,
        fields: [],
      },
    ],
    now: instant(`${today}T21:42:00`),
    today,
    zone: "UTC",
  }),
  remove_history_entry: () => saved,
};
