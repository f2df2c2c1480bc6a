import { invoke } from "@tauri-apps/api/core";
import type { ReportAsked } from "../generated/ReportAsked";
import type { ReportChoices } from "../generated/ReportChoices";
import type { ReportFormat } from "../generated/ReportFormat";
import type { ReportPerson } from "../generated/ReportPerson";
import type { ReportPreview } from "../generated/ReportPreview";
import type { ReportSetup } from "../generated/ReportSetup";
import type { Saved } from "../generated/Saved";
import type { SavedFile } from "../generated/SavedFile";

// One function a command. Each rejects with an AppError (see `asAppError`).

export const reportSetup = (region: string | null) =>
  invoke<ReportSetup>("report_setup", { region });
export const reportPreview = (asked: ReportAsked, first: number) =>
  invoke<ReportPreview>("report_preview", { asked, first });
export const setReportChoices = (choices: ReportChoices) =>
  invoke<Saved>("set_report_choices", { choices });
export const setReportPerson = (person: ReportPerson) =>
  invoke<Saved>("set_report_person", { person });
export const saveReport = (asked: ReportAsked, format: ReportFormat) =>
  invoke<SavedFile>("save_report", { asked, format });
export const showSaved = (id: number) => invoke<null>("show_saved", { id });
export const openSaved = (id: number) => invoke<null>("open_saved", { id });
