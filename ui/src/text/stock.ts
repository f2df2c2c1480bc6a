import type { CostView } from "../generated/CostView";
import type { Lasts } from "../generated/Lasts";
import type { MadeDose } from "../generated/MadeDose";
import type { MedicineForm } from "../generated/MedicineForm";
import type { ProductView } from "../generated/ProductView";
import type { QuantityView } from "../generated/QuantityView";
import type { StockNotice } from "../generated/StockNotice";
import type { StockView } from "../generated/StockView";
import { systemLocale } from "./locale";
import { decimal } from "./number";
import { text } from "./text";
import { fullDate, longDate, shortDate } from "./time";

/** "23 capsules", "45.5 mL", "about 3 capsules". */
export function quantityWords(quantity: QuantityView, form: MedicineForm): string {
  const number = decimal(quantity.number);
  const words = quantity.ml
    ? text("stock.ml", { number })
    : unitsWords(quantity.number, form === "liquid" ? "other" : form);
  return quantity.about ? text("stock.about", { quantity: words }) : words;
}

/** The word beside a large number: "capsules", "mL". */
export function unitWord(quantity: QuantityView, form: MedicineForm): string {
  return text(`stock.unit_words.${quantity.ml ? "liquid" : form}`, {
    count: Number(quantity.number),
  });
}

/** "Capsules, 4.5 mg each". */
export function productWords(
  product: Pick<ProductView, "form" | "strength" | "concentration" | "home_made">,
): string {
  const form = text(`stock.forms.${product.form}`);
  if (product.concentration !== null) {
    const concentration = decimal(product.concentration);
    return product.home_made
      ? text("stock.home", { concentration })
      : text("stock.concentration", { form, concentration });
  }
  if (product.strength === null) return form;
  return text("stock.strength", { form, strength: decimal(product.strength) });
}

/** A sentence on how long it lasts. */
export function lastsWords(lasts: Lasts): string {
  switch (lasts.kind) {
    case "out":
      return text("stock.lasts.out", { date: longDate(lasts.next) });
    case "until":
      return text("stock.lasts.until", { date: longDate(lasts.date), count: lasts.doses });
    case "to_the_end":
      return text("stock.lasts.to_the_end", { count: lasts.doses });
    default:
      return text(`stock.lasts.${lasts.kind}`);
  }
}

/** Medicine in one line, for a row that opens it. */
export function medicineWords(view: StockView): { note: string; value: string } {
  if (view.product === null) {
    return { note: text(`stock.forms.${view.form}`), value: text("stock.not_counted") };
  }
  const note = productWords(view.product);
  if (view.left === null) return { note, value: text("stock.not_counted") };
  const { quantity, lasts } = view.left;
  const left = text(quantity.ml ? "stock.left_ml" : "stock.left", {
    number: decimal(quantity.number),
  });
  return {
    note: [note, briefLasts(lasts)].filter((words) => words !== null).join("; "),
    value: left,
  };
}

/** How a dose is taken, in a word or two; null where the product does not say. */
export function howWords(dose: MadeDose, form: MedicineForm): string | null {
  if (dose.how.kind === "units") {
    return unitsWords(dose.how.number, form === "liquid" ? "other" : form);
  }
  if (dose.how.kind === "volume" && dose.amount.ml !== null) {
    return text("stock.ml", { number: decimal(dose.amount.ml) });
  }
  return null;
}

/** What is to be known of it: it has to be split, it can't be made. */
export function howNote(dose: MadeDose, product: { strength: string | null }): string | null {
  const strength = decimal(product.strength ?? "");
  switch (dose.how.kind) {
    case "units":
      return dose.how.split ? text("stock.split") : null;
    case "not_whole":
      return text("stock.not_whole", { strength });
    case "not_halves":
      return text("stock.not_halves", { strength });
    case "unmeasurable":
      return text("stock.unmeasurable", { ml: decimal(dose.how.ml) });
    default:
      return null;
  }
}

/** "€38.50": the exact sum, written as the system writes money. */
export function costWords(cost: CostView): string {
  try {
    const format = new Intl.NumberFormat(systemLocale, {
      style: "currency",
      currency: cost.currency,
      minimumFractionDigits: places(cost.amount),
    });
    return format.format(cost.amount as Intl.StringNumericLiteral);
  } catch {
    return `${decimal(cost.amount)} ${cost.currency}`;
  }
}

/** What Today says, as a row. */
export function noticeWords(notice: StockNotice): { title: string; note: string } {
  switch (notice.kind) {
    case "low":
      return {
        title: text("stock.today.low", { count: notice.doses }),
        note: text("stock.today.low_note", { date: longDate(notice.until) }),
      };
    case "out":
      return { title: text("stock.today.out"), note: text("stock.today.out_note") };
    case "discard":
      return {
        title: text("stock.today.discard"),
        note: text("stock.today.discard_note", { date: fullDate(notice.on) }),
      };
  }
}

function briefLasts(lasts: Lasts): string | null {
  if (lasts.kind === "until") return text("stock.short_until", { date: shortDate(lasts.date) });
  if (lasts.kind === "out" || lasts.kind === "over_a_year")
    return text(`stock.brief.${lasts.kind}`);
  return null;
}

function unitsWords(number: string, form: Exclude<MedicineForm, "liquid">): string {
  return text(`stock.units.${form}`, { number: decimal(number), count: Number(number) });
}

function places(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}
