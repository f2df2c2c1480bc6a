// Made-up answers of the commands in src/ipc/extras.ts and src/ipc/import.ts. `?file=` says what a chosen file
// comes to: nothing for a good one, "order", "nothing", or the code of a failure.
import type { AppError } from "../src/generated/AppError";
import type { ImportPreview } from "../src/generated/ImportPreview";
import type { LabDraft } from "../src/generated/LabDraft";
import type { LabsView } from "../src/generated/LabsView";
import type { LabView } from "../src/generated/LabView";
import type { ReviewDraft } from "../src/generated/ReviewDraft";
import type { ReviewMarkerName } from "../src/generated/ReviewMarkerName";
import type { ReviewsView } from "../src/generated/ReviewsView";
import type { ScaleName } from "../src/generated/ScaleName";
import type { TagCompared } from "../src/generated/TagCompared";
import type { TagSaid } from "../src/generated/TagSaid";
import type { TagsView } from "../src/generated/TagsView";
import type { Commands } from "./commands";

const query = new URLSearchParams(location.search);
const date = "2026-11-23";
const now = Date.parse(`${date}T21:42:00Z`) / 1000;
const saved = () => ({ operation: "op-5", at: now, help_now: false });

function fail(error: AppError): never {
  // A command rejects with a plain object, as Tauri's do.
  throw error as unknown as Error;
}

function write<T>(value: T): T {
  if (query.has("fails")) fail({ code: "disk_full" });
  return value;
}

const tag = (what: TagSaid["what"], own_words: string | null = null): TagSaid => ({
  what,
  own_words,
});
const days = new Map<string, TagSaid[]>([
  [date, query.has("empty") ? [] : [tag("exercise"), tag("own", "Choir practice")]],
]);
const offered: TagSaid["what"][] = [
  "flare",
  "exercise",
  "heat",
  "massage",
  "bath",
  "caffeine",
  "weather_change",
  "stress",
  "illness",
  "travel",
  "menstruation",
];

const compared = (
  said: TagSaid,
  tagged: number,
  on: [number, string | null],
  without: [number, string | null],
): TagCompared => ({
  tag: said,
  tagged,
  with: { days: on[0], mean: on[1] },
  without: { days: without[0], mean: without[1] },
});
const scales: ScaleName[] = ["pain", "fatigue", "sleep_quality", "overall"];

let labs: LabView[] = query.has("empty")
  ? []
  : [
      lab("l-1", { what: "crp", value: "<0.5", unit: "mg/L", date: "2026-11-09", range: "0–5" }),
      lab("l-2", { what: "esr", value: "12", unit: "mm/h", date: "2026-11-09", range: "0–20" }),
      lab("l-3", { what: "alt", value: "31", unit: "U/L", date: "2026-05-04" }),
      lab("l-4", {
        what: "own",
        own_words: "Ferritin",
        value: "48.0",
        unit: "µg/L",
        note: "fasting",
      }),
    ];

function lab(id: string, change: Partial<LabDraft>): LabView {
  const draft = { date, what: "esr" as const, value: "", unit: "", own_words: "", ...change };
  const said = (typed: string | undefined) => (typed ? typed : null);
  const { what, value, unit } = draft;
  const own_words = said(draft.own_words);
  return {
    id,
    what,
    own_words,
    date: draft.date,
    value,
    unit,
    range: said(change.range),
    note: said(change.note),
  };
}

function putLab(id: string, draft: LabDraft) {
  write(null);
  if (draft.value.trim() === "") fail({ code: "lab_value_missing" });
  if (!/^[<>]?\s*\d/.test(draft.value)) fail({ code: "lab_value_not_a_number" });
  labs = [lab(id, draft), ...labs.filter((one) => one.id !== id)];
  return saved();
}

const kinds: LabsView["kinds"] = [
  { what: "esr", unit: "mm/h" },
  { what: "crp", unit: "mg/L" },
  { what: "alt", unit: "U/L" },
  { what: "ast", unit: "U/L" },
  { what: "thyroid_antibodies", unit: "IU/mL" },
  { what: "own", unit: "" },
];

const reviews: ReviewsView = {
  zone: "UTC",
  first_dose: "2026-09-26",
  due: "weeks8",
  reviews: query.has("empty")
    ? []
    : [
        {
          marker: "weeks2",
          on: "2026-10-10",
          has_come: true,
          given: {
            change: "a_little_better",
            note: "less stiff in the morning",
            at: now - 44 * 86_400,
          },
        },
        { marker: "weeks8", on: "2026-11-21", has_come: true, given: null },
        { marker: "weeks18", on: "2027-01-30", has_come: false, given: null },
        { marker: "year1", on: "2027-09-25", has_come: false, given: null },
      ],
};

function giveReview({ marker, change, note }: ReviewDraft) {
  write(null);
  const found = reviews.reviews.find((one) => one.marker === marker);
  if (found) found.given = { change, note: note === "" ? null : note, at: now };
  reviews.due = null;
  return saved();
}

const at = (day: string, time: string) => Date.parse(`2026-09-${day}T${time}:00Z`) / 1000;
const preview: ImportPreview = {
  encoding: "utf8",
  separator: "semicolon",
  rows: 132,
  blank: 2,
  ignored: ["Steps walked", "Weather"],
  order_asked: null,
  order: null,
  new_doses: 58,
  new_scores: 62,
  new: 120,
  known: 6,
  first: "2026-07-01",
  last: "2026-09-25",
  without_time: 58,
  notes_left_out: 0,
  notes_of_known: 2,
  high: 1,
  entries: [
    {
      line: 2,
      at: at("01", "22:00"),
      zone: "UTC",
      time_assumed: true,
      known: false,
      what: { kind: "dose", mg: "1.5", planned: true },
    },
    {
      line: 3,
      at: at("01", "20:15"),
      zone: "UTC",
      time_assumed: false,
      known: false,
      what: {
        kind: "scores",
        values: [
          { scale: "pain", value: 6 },
          { scale: "fatigue", value: 7 },
          { scale: "overall", value: 4 },
        ],
        note: "=a long day, <b>mostly</b> in the garden",
      },
    },
    {
      line: 4,
      at: at("02", "22:00"),
      zone: "UTC",
      time_assumed: true,
      known: true,
      what: { kind: "dose", mg: "1.5", planned: false },
    },
    {
      line: 5,
      at: at("03", "09:10"),
      zone: "UTC",
      time_assumed: false,
      known: false,
      what: { kind: "dose", mg: "0.5", planned: false },
    },
  ],
  refused: 4,
  problems: [
    { line: 9, reason: "score_invalid", cell: "=1+1" },
    { line: 40, reason: "date_invalid", cell: "31.02.2026" },
    { line: 77, reason: "dose_answered", cell: null },
    { line: 78, reason: "like_another", cell: null },
  ],
};

/** What a chosen file comes to. The order that was said is in a header, which the stand-in does not see. */
let looked = 0;
function previewed(): ImportPreview {
  const file = query.get("file") ?? "";
  looked += 1;
  if (file === "order" && looked === 1) {
    const order_asked = {
      written: "03.04.2026",
      day_first: "2026-04-03",
      month_first: "2026-03-04",
    };
    return {
      ...preview,
      order_asked,
      new: 0,
      known: 0,
      refused: 0,
      entries: [],
      problems: [],
      high: 0,
    };
  }
  if (file === "nothing") {
    return { ...preview, new: 0, new_doses: 0, new_scores: 0, known: 126, first: null, last: null };
  }
  if (file !== "" && file !== "order") fail({ code: file } as AppError);
  return preview;
}

export const extras: Commands = {
  tags: ({ date: of }): TagsView => {
    const chosen = days.get((of as string | null) ?? date) ?? [];
    const said = new Set(chosen.map((one) => one.own_words ?? one.what));
    const own = new Set([
      "Choir practice",
      "גינה",
      ...chosen.flatMap((one) => one.own_words ?? []),
    ]);
    const choices = [
      ...offered.map((what) => ({ tag: tag(what), chosen: said.has(what) })),
      ...[...own].map((words) => ({ tag: tag("own", words), chosen: said.has(words) })),
    ];
    return { date: (of as string | null) ?? date, today: date, zone: "UTC", choices, chosen };
  },
  set_tags: ({ date: of, tags }) => {
    write(null);
    days.set(of as string, tags as TagSaid[]);
    return saved();
  },
  compare_tags: ({ scale }) => ({
    scale: scale as ScaleName,
    scales,
    since: query.has("empty") ? null : "2026-09-26",
    needed: 3,
    tags: [
      compared(tag("flare"), 11, [9, "7.2"], [41, "4.6"]),
      compared(tag("exercise"), 9, [8, "4.1"], [42, "5.3"]),
      compared(tag("own", "Choir practice"), 4, [2, null], [48, null]),
      compared(tag("weather_change"), 3, [3, "5.0"], [47, "5.1"]),
    ],
  }),
  labs: (): LabsView => ({ today: date, zone: "UTC", kinds, labs }),
  put_lab: ({ draft }) => putLab(`l-${String(labs.length + 1)}`, draft as LabDraft),
  change_lab: ({ id, draft }) => putLab(id as string, draft as LabDraft),
  remove_lab: ({ id }) => {
    write(null);
    labs = labs.filter((one) => one.id !== id);
    return saved();
  },
  reviews: () => structuredClone(reviews),
  put_review: ({ draft }) => giveReview(draft as ReviewDraft),
  remove_review: ({ marker }) => {
    write(null);
    const found = reviews.reviews.find((one) => one.marker === (marker as ReviewMarkerName));
    if (found) found.given = null;
    return saved();
  },
  preview_import: previewed,
  import_file: () => ({ saved: write(saved()), entries: 120 }),
};
