// Made-up answers of the commands in src/ipc/report.ts. `?report=` says how it stands: "empty",
// "fails" (nothing can be drawn or saved), "long" (ten years).
import type { AppError } from "../src/generated/AppError";
import type { ReportAsked } from "../src/generated/ReportAsked";
import type { ReportChoices } from "../src/generated/ReportChoices";
import type { ReportDays } from "../src/generated/ReportDays";
import type { ReportFormat } from "../src/generated/ReportFormat";
import type { ReportPerson } from "../src/generated/ReportPerson";
import type { ReportPreview } from "../src/generated/ReportPreview";
import type { ReportSection } from "../src/generated/ReportSection";
import type { ReportSetup } from "../src/generated/ReportSetup";
import type { SavedFile } from "../src/generated/SavedFile";
import type { ScaleName } from "../src/generated/ScaleName";
import { shiftDate } from "../src/text/time";
import type { Commands } from "./commands";
import { saved } from "./scenes";

const state = new URLSearchParams(location.search).get("report") ?? "";
const today = "2026-11-23";
const sections: ReportSection[] = [
  "chart",
  "changes",
  "sleep",
  "side_effects",
  "medicines",
  "labs",
  "reviews",
  "questions",
  "about",
  "detail",
];
const scores: ScaleName[] = [
  "pain",
  "fatigue",
  "sleep_quality",
  "overall",
  "fog",
  "mood",
  "stress",
  "stiffness",
  "tenderness",
];
let choices: ReportChoices = { sections, notes: false, main: "pain", paper: "a4" };
let person: ReportPerson = { name: "", born: "", condition: "" };
let count = 0;

function days(back: number): ReportDays {
  return { from: shiftDate(today, 1 - back), to: today, days: back };
}

// Real pages where they were put there: the report's own pictures, as SVG.
const real = Object.values(
  import.meta.glob<string>("./pages/*.svg", { query: "?raw", import: "default", eager: true }),
);

function page(number: number): string {
  const line = (y: number, width: number) =>
    `<rect x="60" y="${String(y)}" width="${String(width)}" height="8" fill="#e2d7c5"/>`;
  const lines = Array.from({ length: 30 }, (_, row) => line(160 + row * 30, 674 - (row % 4) * 90));
  const title =
    number === 0 ? "Low-dose naltrexone: patient’s diary" : `Page ${String(number + 1)}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 794 1123" font-family="'Atkinson Hyperlegible Next Variable'">` +
    `<rect width="794" height="1123" fill="#ffffff"/>` +
    `<text x="60" y="90" font-size="25" font-weight="650" fill="#2a1f29">${title}</text>` +
    `${lines.join("")}</svg>`
  );
}

function refuse(error: AppError): never {
  // A command rejects with a plain object, as Tauri's do.
  throw error;
}

function previewOf(asked: ReportAsked, first: number): ReportPreview {
  const { period } = asked;
  if (state === "fails") refuse({ code: "storage" });
  if (period.kind === "since_last_visit") refuse({ code: "no_visit_yet" });
  if (period.kind === "dates" && period.to < period.from) refuse({ code: "end_before_beginning" });
  const of = state === "long" ? 132 : state === "empty" ? 2 : 6;
  const last = Math.min(of, first + (first === 0 ? 3 : 10));
  const places = Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place);
  return {
    period: days(30),
    is_empty: state === "empty",
    visit: state === "empty" ? null : "2026-12-09",
    of,
    first,
    pages: places.map((place) => real[place] ?? page(place)),
  };
}

const names: Record<ReportFormat, string> = {
  pdf: "Diary report 2026-11-23.pdf",
  csv: "Diary spreadsheets 2026-11-23.zip",
  fhir: "Diary for record systems 2026-11-23.json",
  json: "Diary, everything 2026-11-23.json",
};

export const report: Commands = {
  report_setup: (): ReportSetup => ({
    last_30_days: days(30),
    since_last_visit: null,
    everything: days(109),
    choices,
    sections,
    scores,
    person,
    notes: [
      { format: "csv", usually: true },
      { format: "fhir", usually: false },
    ],
  }),
  report_preview: ({ asked, first }) => previewOf(asked as ReportAsked, first as number),
  set_report_choices: ({ choices: chosen }) => {
    choices = chosen as ReportChoices;
    return saved();
  },
  set_report_person: ({ person: typed }) => {
    person = typed as ReportPerson;
    return saved();
  },
  save_report: ({ format }): SavedFile => {
    if (state === "fails") refuse({ code: "export_disk_full", path: "/home/me/Documents/Diary" });
    const as = format as ReportFormat;
    return { id: count++, name: names[as], folder: "Documents", format: as };
  },
  show_saved: () => null,
  open_saved: () => refuse({ code: "open_failed" }),
};
