import { invoke } from "@tauri-apps/api/core";
import type { AddDose } from "../generated/AddDose";
import type { DayView } from "../generated/DayView";
import type { MonthView } from "../generated/MonthView";
import type { TakeOutcome } from "../generated/TakeOutcome";

// One function a command. Each rejects with an AppError (see `asAppError`).

/** The month "2026-11"; null for the present one. */
export const month = (month: string | null) => invoke<MonthView>("month", { month });
export const day = (date: string) => invoke<DayView>("day", { date });
export const addDose = (request: AddDose) => invoke<TakeOutcome>("add_dose", { request });
