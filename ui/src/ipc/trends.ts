import { invoke } from "@tauri-apps/api/core";
import type { TrendsPeriod } from "../generated/TrendsPeriod";
import type { TrendsView } from "../generated/TrendsView";

// One function a command. Each rejects with an AppError (see `asAppError`).

export const trends = (period: TrendsPeriod) => invoke<TrendsView>("trends", { period });
