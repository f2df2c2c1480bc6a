// Made-up answers of the commands in src/ipc/stock.ts. `?stock=` chooses the medicine: "none", "home",
// "liquid", "unmakeable"; else capsules. It holds no rules.
import type { ProductDraft } from "../src/generated/ProductDraft";
import type { MadeDose } from "../src/generated/MadeDose";
import type { ProductCheck } from "../src/generated/ProductCheck";
import type { StockView } from "../src/generated/StockView";
import type { Commands } from "./commands";
import { amount, saved } from "./scenes";

const asked = new URLSearchParams(location.search).get("stock") ?? "capsule";
const instant = (iso: string) => Date.parse(`${iso}Z`) / 1000;
const liquid = asked === "home" || asked === "liquid";
const form = liquid ? ("liquid" as const) : ("capsule" as const);

const draft: ProductDraft = {
  form,
  strength: liquid ? "" : "1.5",
  concentration: liquid ? "1" : "",
  home_made: asked === "home",
  tablet: "",
  water: "",
  keep_cold: asked === "home",
  label: liquid ? "" : "Morgan Compounding, lot 4471",
  made_on: "2026-11-03",
  discard_on: asked === "home" ? "2026-11-28" : "2027-05-01",
  prescribed_on: "2026-10-27",
  quantity: "",
  confirmed: false,
};

const quantity = (number: string, about = false) => ({ number, ml: liquid, about });

const doses = (): MadeDose[] => [
  {
    part: "bedtime",
    from: null,
    amount: amount("4.5"),
    how: liquid ? { kind: "volume" } : { kind: "units", number: "3", split: false },
  },
  {
    part: "bedtime",
    from: "2026-12-01",
    amount: amount("5"),
    how: liquid ? { kind: "volume" } : { kind: "not_whole" },
  },
];

const product = {
  id: "p1",
  ...draft,
  strength: liquid ? null : "1.5",
  concentration: liquid ? "1" : null,
  label: draft.label === "" ? null : draft.label,
  in_use_from: instant("2026-11-03T18:00:00"),
  draft,
};

const view: StockView = {
  today: "2026-11-23",
  zone: "UTC",
  form,
  concentration: liquid ? "1" : null,
  product: asked === "none" ? null : product,
  earlier: [],
  left:
    asked === "none"
      ? null
      : {
          quantity: quantity(liquid ? "45.5" : "57"),
          lasts: { kind: "until", date: "2026-12-11", doses: 19 },
          refill_by: "2026-12-04",
          low: asked === "home",
          counted_at: instant("2026-11-03T18:00:00"),
          taken_since: quantity(liquid ? "90" : "60"),
          short: asked === "unmakeable",
        },
  discard: asked === "home" ? "near" : "later",
  doses: asked === "none" ? [] : doses(),
  entries:
    asked === "none"
      ? []
      : [
          {
            id: "e2",
            kind: "refill",
            at: instant("2026-11-03T10:00:00"),
            on: "2026-11-03",
            quantity: quantity(liquid ? "120" : "90"),
            form,
            cost: { amount: "38.50", currency: "EUR" },
          },
          {
            id: "e1",
            kind: "count",
            at: instant("2026-11-03T18:00:00"),
            on: "2026-11-03",
            quantity: quantity(liquid ? "15.5" : "27"),
            form,
            cost: null,
          },
        ],
  totals: [
    { year: 2026, cost: { amount: "231.00", currency: "EUR" } },
    { year: 2025, cost: { amount: "77.00", currency: "EUR" } },
  ],
  currency: "EUR",
  refill_days: 7,
  contacts: [
    { role: "prescriber", name: "Dr. Okafor", phone: "+44 20 7946 0018", dial: "+442079460018" },
    { role: "pharmacy", name: "", phone: "", dial: null },
    { role: "help", name: "", phone: "", dial: null },
  ],
  draft: { ...draft, label: "", made_on: "", discard_on: "", prescribed_on: "" },
};

/** A stand-in for core's check: just enough for an error, the mix and the question to be seen. */
function check(draft: ProductDraft): ProductCheck {
  const strength = Number(draft.strength || "x");
  const water = Number(draft.water || "x");
  const mixed = Number(draft.tablet || "x") / water;
  const errors: ProductCheck["errors"] = [];
  if (draft.form === "capsule" && !(strength > 0)) {
    errors.push({ field: "strength", error: { code: "strength_missing" } });
  }
  if (strength >= 50)
    errors.push({ field: "strength", error: { code: "strength_is_full_tablet" } });
  return {
    errors,
    question: strength >= 10 && strength < 50 && !draft.confirmed ? "strong_unit" : null,
    mixed: Number.isFinite(mixed) ? String(mixed) : null,
    mixed_rounded: false,
    doses: errors.length === 0 ? doses() : [],
    changes_plan: draft.form !== form,
  };
}

export const stock: Commands = {
  stock: () => structuredClone(view),
  check_product: ({ draft }) => check(draft as ProductDraft),
  set_product: saved,
  change_product: saved,
  count_stock: saved,
  refill: saved,
  change_stock_entry: saved,
  remove_stock_entry: saved,
  set_refill_days: ({ days }) => {
    view.refill_days = days as number;
    return saved();
  },
  contacts: () => view.contacts,
  set_contact: saved,
  call: () => null,
};
