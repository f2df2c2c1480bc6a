import { invoke } from "@tauri-apps/api/core";
import type { AlertReply } from "../generated/AlertReply";
import type { AlertsView } from "../generated/AlertsView";
import type { EmergencyCard } from "../generated/EmergencyCard";
import type { MedicinesView } from "../generated/MedicinesView";
import type { OtherMedicineCheck } from "../generated/OtherMedicineCheck";
import type { OtherMedicineDraft } from "../generated/OtherMedicineDraft";
import type { Saved } from "../generated/Saved";
import type { ScreeningAnswer } from "../generated/ScreeningAnswer";
import type { ScreeningQuestion } from "../generated/ScreeningQuestion";
import type { ScreeningView } from "../generated/ScreeningView";

// One function a command. Each rejects with an AppError (see `asAppError`).

export const screening = () => invoke<ScreeningView>("screening");
export const checkScreening = (answers: ScreeningAnswer[]) =>
  invoke<ScreeningQuestion[]>("check_screening", { answers });
export const putScreening = (answers: ScreeningAnswer[]) =>
  invoke<Saved>("put_screening", { answers });
export const medicines = () => invoke<MedicinesView>("medicines");
export const checkMedicine = (draft: OtherMedicineDraft) =>
  invoke<OtherMedicineCheck>("check_medicine", { draft });
export const putMedicine = (draft: OtherMedicineDraft) => invoke<Saved>("put_medicine", { draft });
export const changeMedicine = (id: string, draft: OtherMedicineDraft) =>
  invoke<Saved>("change_medicine", { id, draft });
export const removeMedicine = (id: string) => invoke<Saved>("remove_medicine", { id });
export const alerts = () => invoke<AlertsView>("alerts");
export const answerAlert = (id: string, reply: AlertReply) =>
  invoke<Saved>("answer_alert", { id, reply });
export const emergencyCard = () => invoke<EmergencyCard>("emergency_card");
