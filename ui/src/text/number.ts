import type { DoseAmount } from "../generated/DoseAmount";
import { systemLocale } from "./locale";
import { text } from "./text";

const decimalMark =
  new Intl.NumberFormat(systemLocale).formatToParts(0.5).find((part) => part.type === "decimal")
    ?.value ?? ".";

/** Exact decimal text with the system's decimal mark; never through a floating-point number. */
export function decimal(exact: string, mark: string = decimalMark): string {
  return exact.replace(".", mark);
}

/** "4.5 mg". */
export function mg(amount: DoseAmount): string {
  return text("unit.amount_mg", { amount: decimal(amount.mg) });
}

/** "4.5 mg = 4.5 mL" for a liquid, "4.5 mg" for the rest. */
export function bothUnits(amount: DoseAmount): string {
  if (amount.ml === null) return mg(amount);
  return text("unit.both", { mg: decimal(amount.mg), ml: decimal(amount.ml) });
}

/** "= 1.3 mL" of a liquid, with what rounding to a syringe makes of it. */
export function volumeNote(amount: DoseAmount | null): string | undefined {
  if (amount === null || amount.ml === null) return undefined;
  const volume = `${text("unit.equals")} ${text("unit.amount_ml", { amount: decimal(amount.ml) })}`;
  if (amount.comes_to_mg !== null) {
    return `${volume}. ${text("today.comes_to", { mg: decimal(amount.comes_to_mg) })}`;
  }
  return amount.rounded ? `${volume}. ${text("today.rounded")}` : volume;
}

/** What a − or + leaves in an amount field: half a milligram on, never below zero. */
export function stepAmount(typed: string, direction: 1 | -1): string {
  const micrograms = Math.max(0, readMicrograms(typed) + direction * 500);
  const whole = Math.floor(micrograms / 1000);
  const rest = String(micrograms % 1000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  return decimal(rest === "" ? String(whole) : `${String(whole)}.${rest}`);
}

/** What a − or + leaves in a time field: a quarter of an hour on, around the clock. */
export function stepTime(typed: string, direction: 1 | -1): string {
  const [hours = 0, minutes = 0] = typed.split(":").map((part) => Number.parseInt(part, 10) || 0);
  const day = 24 * 60;
  const next = (hours * 60 + minutes + direction * 15 + day) % day;
  return wallText(next);
}

/** Minutes of the day as a time field holds them: "22:00". */
export function wallText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Only for stepping; whether the text is an amount at all is for core to say. */
function readMicrograms(typed: string): number {
  const found = /^\s*(\d{1,4})?(?:[.,](\d{1,3}))?\s*$/.exec(typed);
  if (found === null) return 0;
  return Number(found[1] ?? 0) * 1000 + Number((found[2] ?? "").padEnd(3, "0"));
}
