import { invoke } from "@tauri-apps/api/core";
import type { AppointmentDraft } from "../generated/AppointmentDraft";
import type { AppointmentView } from "../generated/AppointmentView";
import type { DoseId } from "../generated/DoseId";
import type { PauseCheck } from "../generated/PauseCheck";
import type { PauseDraft } from "../generated/PauseDraft";
import type { PauseState } from "../generated/PauseState";
import type { RestartRequest } from "../generated/RestartRequest";
import type { RestartView } from "../generated/RestartView";
import type { Saved } from "../generated/Saved";

// One function a command. Each rejects with an AppError (see `asAppError`).

export const pauseState = () => invoke<PauseState>("pause_state");
export const checkPause = (draft: PauseDraft) => invoke<PauseCheck>("check_pause", { draft });
export const setPause = (draft: PauseDraft) => invoke<Saved>("set_pause", { draft });
export const checkRestart = (from: string | null) => invoke<RestartView>("check_restart", { from });
export const restart = (request: RestartRequest) => invoke<Saved>("restart", { request });
export const backfillGap = (leftOut: DoseId[]) => invoke<Saved>("backfill_gap", { leftOut });
export const goOnAfterGap = () => invoke<Saved>("go_on_after_gap");
export const appointments = () => invoke<AppointmentView[]>("appointments");
export const putAppointment = (draft: AppointmentDraft) =>
  invoke<Saved>("put_appointment", { draft });
export const removeAppointment = (id: string) => invoke<Saved>("remove_appointment", { id });
