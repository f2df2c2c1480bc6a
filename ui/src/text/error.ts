import type { AppError } from "../generated/AppError";
import { hasText, text } from "./text";
import { clock, fullDate, span } from "./time";

/** The sentence for a failure: what is wrong and what to do. */
export function errorText(error: AppError): string {
  const key = `error.${error.code}`;
  if (!hasText(key)) return text("problem.unknown");
  return text(key, values(error));
}

function values(error: AppError): Record<string, string | number> {
  if (error.code === "date_out_of_range") {
    return { earliest: fullDate(error.earliest), latest: fullDate(error.latest) };
  }
  if (error.code === "restart_too_early") return { earliest: fullDate(error.earliest) };
  if (error.code === "night_long") return { span: span(error.minutes) };
  if (error.code !== "snooze_past_closing") return { ...error };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { time: clock(error.closes_at, zone) };
}

/** The sentence for days from a date to another, as they were typed: these are dates, not times. */
export function daysErrorText(error: AppError, typed: readonly string[] = []): string {
  if (error.code === "date_invalid" && typed.some((date) => date.trim() === "")) {
    return text("error_of_days.date_missing");
  }
  const key = `error_of_days.${error.code}`;
  return hasText(key) ? text(key) : errorText(error);
}

/** The file or folder a failure names, where it does. */
export function errorPath(error: AppError): string | null {
  return "path" in error ? error.path : null;
}

/** The field of a dose's sheet that a failure belongs to; null where it is the sheet's as a whole. */
export function fieldOf(error: AppError | null): "time" | "amount" | null {
  if (error === null) return null;
  if (error.code.startsWith("time_") || error.code.startsWith("date_")) return "time";
  return error.code.startsWith("amount_") ? "amount" : null;
}
