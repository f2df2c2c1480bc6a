import { invoke } from "@tauri-apps/api/core";
import type { HistoryDetail } from "../generated/HistoryDetail";
import type { HistoryFilter } from "../generated/HistoryFilter";
import type { HistoryPage } from "../generated/HistoryPage";
import type { HistoryRef } from "../generated/HistoryRef";
import type { Saved } from "../generated/Saved";

// One function a command. Each rejects with an AppError (see `asAppError`).

/** A page of the history; `older` is what the page before gave. */
export const history = (filter: HistoryFilter, older: string | null) =>
  invoke<HistoryPage>("history", { filter, older });
export const historyDetail = (id: HistoryRef) => invoke<HistoryDetail>("history_detail", { id });
export const removeHistoryEntry = (id: HistoryRef) => invoke<Saved>("remove_history_entry", { id });
