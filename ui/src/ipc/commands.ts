import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { About } from "../generated/About";
import type { CorrectRequest } from "../generated/CorrectRequest";
import type { DoseId } from "../generated/DoseId";
import type { EvidenceView } from "../generated/EvidenceView";
import type { Notices } from "../generated/Notices";
import type { PlanCheck } from "../generated/PlanCheck";
import type { PlanDraft } from "../generated/PlanDraft";
import type { PlanView } from "../generated/PlanView";
import type { ReminderTest } from "../generated/ReminderTest";
import type { Saved } from "../generated/Saved";
import type { Settings } from "../generated/Settings";
import type { Startup } from "../generated/Startup";
import type { TakeOutcome } from "../generated/TakeOutcome";
import type { TakeRequest } from "../generated/TakeRequest";
import type { TodayView } from "../generated/TodayView";
import type { TravelMode } from "../generated/TravelMode";
import type { TravelView } from "../generated/TravelView";

// One function a command. Each rejects with an AppError (see `asAppError`).

export const startup = () => invoke<Startup>("startup");
export const retryOpen = () => invoke<Startup>("retry_open");
export const today = () => invoke<TodayView>("today");
export const checkPlan = (draft: PlanDraft) => invoke<PlanCheck>("check_plan", { draft });
export const setPlan = (draft: PlanDraft) => invoke<Saved>("set_plan", { draft });
export const take = (request: TakeRequest) => invoke<TakeOutcome>("take", { request });
export const skip = (dose: DoseId) => invoke<Saved>("skip", { dose });
export const snooze = (dose: DoseId, minutes: number) => invoke<Saved>("snooze", { dose, minutes });
export const correct = (request: CorrectRequest) => invoke<TakeOutcome>("correct", { request });
export const undo = (operation: string) => invoke<Saved>("undo", { operation });
export const plan = () => invoke<PlanView>("plan");
export const settings = () => invoke<Settings>("settings");
export const setSettings = (settings: Settings) => invoke<Saved>("set_settings", { settings });
export const testReminder = () => invoke<ReminderTest>("test_reminder");
export const evidence = () => invoke<EvidenceView>("evidence");
export const startAtLogin = () => invoke<boolean>("start_at_login");
export const setStartAtLogin = (on: boolean) => invoke<null>("set_start_at_login", { on });
export const setQuiet = (minutes: number | null) => invoke<Saved>("set_quiet", { minutes });
export const travel = () => invoke<TravelView>("travel");
export const answerTravel = (mode: TravelMode) => invoke<Saved>("answer_travel", { mode });
export const keepClose = (dose: DoseId) => invoke<Saved>("keep_close", { dose });
export const notices = () => invoke<Notices>("notices");
export const about = () => invoke<About>("about");
export const quit = () => invoke<null>("quit");

/** Calls back whenever what is shown may have changed: by a write here or elsewhere, or by time. */
export const onChanged = (callback: () => void) => listen<null>("changed", callback);

/** Calls back whenever there are notices to take: an answer given elsewhere failed, or calls for help. */
export async function onNotice(callback: () => void): Promise<() => void> {
  const stops = await Promise.all(["failed", "help_now"].map((name) => listen(name, callback)));
  return () => {
    for (const stop of stops) stop();
  };
}
