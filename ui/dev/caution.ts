// Made-up answers of the commands in src/ipc/caution.ts. `?alerts=` says how many stand on Today (1 to
// 4), `?card=` how the card stands ("capsule", "several", "paused", "stopped", "new").
import type { AlertKind } from "../src/generated/AlertKind";
import type { AlertReply } from "../src/generated/AlertReply";
import type { AlertView } from "../src/generated/AlertView";
import type { AppError } from "../src/generated/AppError";
import type { CardState } from "../src/generated/CardState";
import type { DoseAmount } from "../src/generated/DoseAmount";
import type { EmergencyCard } from "../src/generated/EmergencyCard";
import type { OtherMedicineCheck } from "../src/generated/OtherMedicineCheck";
import type { OtherMedicineDraft } from "../src/generated/OtherMedicineDraft";
import type { OtherMedicineView } from "../src/generated/OtherMedicineView";
import type { RecognisedOpioid } from "../src/generated/RecognisedOpioid";
import type { ScreeningAnswer } from "../src/generated/ScreeningAnswer";
import type { ScreeningReply } from "../src/generated/ScreeningReply";
import type { SlotView } from "../src/generated/SlotView";
import type { Commands } from "./commands";

const query = new URLSearchParams(location.search);
const now = Date.parse("2026-11-23T21:42:00Z") / 1000;
const saved = () => ({ operation: "op-4", at: now, help_now: false });

function write<T>(value: T): T {
  const error: AppError = { code: "disk_full" };
  // A command rejects with a plain object, as Tauri's do.
  if (query.has("fails")) throw error;
  return value;
}

const opioids: [RegExp, RecognisedOpioid][] = [
  [/tramal|tramadol/i, { kind: "opioid", ingredient: "tramadol", exact: true }],
  [/tramad/i, { kind: "opioid", ingredient: "tramadol", exact: false }],
  [/imodium|loperamid/i, { kind: "gut_or_cough", ingredient: "loperamide", exact: true }],
];
const recognised = (name: string) => opioids.find(([known]) => known.test(name))?.[1] ?? null;

function medicine(id: string, draft: Partial<OtherMedicineDraft>): OtherMedicineView {
  const full = { name: "", dose: "", since: "", until: "", note: "", ...draft };
  const said = (typed: string) => (typed === "" ? null : typed);
  return {
    id,
    name: full.name,
    dose: said(full.dose),
    since: said(full.since),
    until: said(full.until),
    note: said(full.note),
    opioid: recognised(full.name),
    draft: full,
  };
}

let medicines: OtherMedicineView[] = query.has("empty")
  ? []
  : [
      medicine("m-1", { name: "Duloxetine", dose: "60 mg in the morning", since: "2019-05-01" }),
      medicine("m-2", { name: "Imodium", dose: "when needed" }),
      medicine("m-3", { name: "Tramal 50", dose: "twice a day", since: "2026-11-20" }),
      medicine("m-4", { name: "Amitriptyline", since: "2015-01-01", until: "2018-12-31" }),
    ];

const alert = (id: string, kind: AlertKind, change: Partial<AlertView> = {}): AlertView => ({
  id,
  kind,
  about: { kind: "answer" },
  raised_at: now - 86_400,
  reply: null,
  answered_at: null,
  ...change,
});

const alerts: AlertView[] = [
  alert("a-1", "opioid", {
    about: { kind: "medicine", name: "Tramal 50", ingredient: "tramadol" },
  }),
  alert("a-2", "liver"),
  alert("a-3", "surgery", { about: { kind: "appointment", on: "2026-12-14" } }),
  alert("a-4", "gut_or_cough", {
    about: { kind: "medicine", name: "Imodium", ingredient: "loperamide" },
  }),
  alert("a-5", "allergy", { reply: "asked", answered_at: now - 20 * 86_400 }),
  alert("a-6", "opioid", {
    about: { kind: "gone" },
    reply: "not_taking",
    answered_at: now - 40 * 86_400,
  }),
];
const standing = Number(query.get("alerts") ?? "0");

/** What stands on Today. */
export function openAlerts(): AlertView[] {
  return alerts.slice(0, standing).filter(({ reply }) => reply === null);
}

let answers: ScreeningAnswer[] = query.has("empty")
  ? []
  : [
      { question: "opioids", reply: "no" },
      { question: "liver", reply: "not_sure" },
    ];

function check(draft: OtherMedicineDraft): OtherMedicineCheck {
  const problems: OtherMedicineCheck["problems"] = [];
  if (draft.name.trim() === "") {
    problems.push({ field: "name", error: { code: "medicine_name_missing" } });
  }
  if (draft.until !== "" && draft.until < draft.since) {
    problems.push({ field: "until", error: { code: "until_before_since" } });
  }
  return { problems, opioid: recognised(draft.name) };
}

function put(id: string, draft: OtherMedicineDraft) {
  const [problem] = check(draft).problems;
  if (problem) throw problem.error as unknown as Error;
  write(null);
  medicines = [...medicines.filter((one) => one.id !== id), medicine(id, draft)];
  return saved();
}

const how = query.get("card") ?? "";
const amount = (mg: string): DoseAmount => ({
  mg,
  ml: how === "" || how === "paused" ? mg : null,
  rounded: false,
  comes_to_mg: null,
  syringe: null,
});
const slot = (part: SlotView["part"], at: number, mg: string): SlotView => ({
  part,
  at,
  amount: amount(mg),
});

function card(): EmergencyCard {
  const isNew = how === "new";
  const states: Record<string, CardState> = {
    paused: { kind: "paused", since: "2026-11-16" },
    stopped: { kind: "stopped", since: "2026-11-01" },
    new: { kind: "taking", from: "2026-11-24" },
  };
  const several = [
    slot("morning", 480, "1"),
    slot("afternoon", 840, "1"),
    slot("bedtime", 1320, "1.5"),
  ];
  const liquid = amount("1").ml !== null;
  return {
    now,
    zone: "UTC",
    state: states[how] ?? { kind: "taking", from: null },
    doses: how === "several" ? several : [slot("bedtime", 1320, "4.5")],
    form: liquid ? "liquid" : "capsule",
    concentration: liquid ? "1" : null,
    last: isNew ? null : { at: now - 85_000, zone: "UTC", amount: amount("4.5") },
    prescriber: isNew ? null : "Dr. Miriam Lee",
    prescriber_phone: isNew ? null : "+49 30 1234567",
  };
}

export const caution: Commands = {
  screening: () => ({ answers, open: 6 - answers.length }),
  check_screening: ({ answers }) =>
    (answers as ScreeningAnswer[])
      .filter(({ reply }) => reply !== ("no" satisfies ScreeningReply))
      .map(({ question }) => question),
  put_screening: ({ answers: given }) => {
    write(null);
    const said = given as ScreeningAnswer[];
    const others = answers.filter(({ question }) => !said.some((one) => one.question === question));
    answers = [...others, ...said];
    return saved();
  },
  medicines: () => ({
    current: medicines.filter(({ until }) => until === null),
    past: medicines.filter(({ until }) => until !== null),
  }),
  check_medicine: ({ draft }) => check(draft as OtherMedicineDraft),
  put_medicine: ({ draft }) =>
    put(`m-${String(medicines.length + 1)}`, draft as OtherMedicineDraft),
  change_medicine: ({ id, draft }) => put(id as string, draft as OtherMedicineDraft),
  remove_medicine: ({ id }) => {
    write(null);
    medicines = medicines.filter((one) => one.id !== id);
    return saved();
  },
  alerts: () => ({
    zone: "UTC",
    open: openAlerts(),
    answered: alerts.filter(({ reply }) => reply !== null),
  }),
  answer_alert: ({ id, reply }) => {
    write(null);
    const found = alerts.find((one) => one.id === id);
    if (found) Object.assign(found, { reply: reply as AlertReply, answered_at: now });
    return saved();
  },
  emergency_card: card,
};
