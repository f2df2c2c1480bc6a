import { invoke } from "@tauri-apps/api/core";
import type { CheckInSettings } from "../generated/CheckInSettings";
import type { CheckInView } from "../generated/CheckInView";
import type { EffectCheck } from "../generated/EffectCheck";
import type { EffectDraft } from "../generated/EffectDraft";
import type { EffectSaved } from "../generated/EffectSaved";
import type { EffectsView } from "../generated/EffectsView";
import type { EffectView } from "../generated/EffectView";
import type { HelpNow } from "../generated/HelpNow";
import type { NightSpan } from "../generated/NightSpan";
import type { Saved } from "../generated/Saved";
import type { ScoresDraft } from "../generated/ScoresDraft";
import type { SleepDraft } from "../generated/SleepDraft";
import type { SleepView } from "../generated/SleepView";
import type { WhenSaid } from "../generated/WhenSaid";

// One function a command. Each rejects with an AppError (see `asAppError`).

export const sideEffects = () => invoke<EffectsView>("side_effects");
export const sideEffect = (id: string) => invoke<EffectView>("side_effect", { id });
export const checkSideEffect = (id: string | null, draft: EffectDraft) =>
  invoke<EffectCheck>("check_side_effect", { id, draft });
export const putSideEffect = (draft: EffectDraft) =>
  invoke<EffectSaved>("put_side_effect", { draft });
export const changeSideEffect = (id: string, draft: EffectDraft) =>
  invoke<Saved>("change_side_effect", { id, draft });
export const sideEffectGone = (id: string, when: WhenSaid) =>
  invoke<Saved>("side_effect_gone", { id, when });
export const sideEffectStill = (id: string) => invoke<Saved>("side_effect_still", { id });
export const removeSideEffect = (id: string) => invoke<Saved>("remove_side_effect", { id });
export const sleepDraft = (night: string | null) => invoke<SleepView>("sleep_draft", { night });
export const nightSpan = (draft: SleepDraft) => invoke<NightSpan>("night_span", { draft });
export const putSleep = (draft: SleepDraft) => invoke<Saved>("put_sleep", { draft });
export const removeSleep = (night: string) => invoke<Saved>("remove_sleep", { night });
export const checkIn = (id: string | null) => invoke<CheckInView>("check_in", { id });
export const putScores = (draft: ScoresDraft) => invoke<Saved>("put_scores", { draft });
export const changeScores = (id: string, draft: ScoresDraft) =>
  invoke<Saved>("change_scores", { id, draft });
export const removeScores = (id: string) => invoke<Saved>("remove_scores", { id });
export const setCheckIn = (settings: CheckInSettings) =>
  invoke<Saved>("set_check_in", { settings });
export const helpNow = () => invoke<HelpNow>("help_now");
export const setHelpPhone = (phone: string) => invoke<Saved>("set_help_phone", { phone });
