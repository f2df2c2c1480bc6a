import type { PhaseView } from "../generated/PhaseView";
import { bothUnits } from "./number";
import { text } from "./text";

/** The amounts of a phase in one line, each once where they are the same. */
export function slotWords(phase: PhaseView): string {
  if (phase.kind === "stop") return text("pause.rows.stop");
  if (phase.slots.length === 0) {
    return text(phase.kind === "move" ? "move.nights_left_out" : "plan.pause");
  }
  const amounts = phase.slots.map((slot) => bothUnits(slot.amount));
  const same = amounts.every((amount) => amount === amounts[0]);
  return same && amounts.length === 1 ? (amounts[0] ?? "") : amounts.join(", ");
}
