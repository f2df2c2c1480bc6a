import type { EffectContext } from "../generated/EffectContext";
import type { EffectKind } from "../generated/EffectKind";
import type { EffectRow } from "../generated/EffectRow";
import type { NightSpan } from "../generated/NightSpan";
import { bothUnits } from "./number";
import { text } from "./text";
import { clock, localParts, shortDay, span } from "./time";

/** "Added for you: 4.5 mg, 4 days after the last step up, 11 hours after the dose."; null for nothing. */
export function contextWords(context: EffectContext): string | null {
  const parts = contextParts(context);
  return parts.length === 0 ? null : text("logging.context.added", { parts: parts.join(", ") });
}

function contextParts({ dose, change, hours_since_dose }: EffectContext): string[] {
  const parts: string[] = [];
  if (dose !== null) parts.push(bothUnits(dose));
  if (change !== null) {
    parts.push(text(`logging.context.change.${change.kind}`, { count: change.days }));
  }
  if (hours_since_dose !== null) {
    parts.push(text("logging.context.hours", { count: hours_since_dose }));
  }
  return parts;
}

/** "Vivid dreams", or the person's own words. */
export function effectName(what: EffectKind, ownWords: string | null): string {
  return ownWords ?? text(`logging.what.${what}`);
}

/** How it stands, beside its word in the quick list; null where it did not come lately. */
export function rowWords({ ongoing_days, times }: EffectRow): string | null {
  if (ongoing_days === 0) return text("logging.list.ongoing.since_today");
  if (ongoing_days !== null) return text("logging.list.ongoing.days", { count: ongoing_days });
  return times === 0 ? null : text("logging.list.times", { count: times });
}

/** "for 4 days". */
export function lastedWords(days: number): string {
  return days === 0 ? text("logging.ongoing.today") : text("logging.ongoing.days", { count: days });
}

/** How long a night is as it is typed; with both moments where that is unusual. */
export function nightSpanWords({ bed_at, up_at, minutes, unusual, zone }: NightSpan): string {
  if (minutes === null || bed_at === null || up_at === null) return "";
  if (!unusual) return text("logging.sleep.span", { span: span(minutes) });
  const moment = (at: number) =>
    text("logging.sleep.moment", {
      day: shortDay(localParts(at, zone).date),
      time: clock(at, zone),
    });
  return text("logging.sleep.span_days", {
    from: moment(bed_at),
    to: moment(up_at),
    span: span(minutes),
  });
}
