import type { AppError } from "../generated/AppError";

/** What a rejected command gave, as an AppError; anything else is a defect and shown as storage. */
export function asAppError(thrown: unknown): AppError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) return thrown as AppError;
  return { code: "storage" };
}
