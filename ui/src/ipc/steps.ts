import { invoke } from "@tauri-apps/api/core";
import type { DecreaseView } from "../generated/DecreaseView";
import type { GuardQuestion } from "../generated/GuardQuestion";
import type { PartOfDay } from "../generated/PartOfDay";
import type { Saved } from "../generated/Saved";
import type { StepReply } from "../generated/StepReply";
import type { StepsCheck } from "../generated/StepsCheck";
import type { StepsDraft } from "../generated/StepsDraft";

// One function a command, as in commands.ts.

export const checkSteps = (draft: StepsDraft) => invoke<StepsCheck>("check_steps", { draft });
export const beginSteps = (draft: StepsDraft) => invoke<Saved>("begin_steps", { draft });
export const answerStep = (
  part: PartOfDay,
  reply: StepReply,
  note: string | null,
  confirmed: GuardQuestion | null,
) => invoke<Saved>("answer_step", { part, reply, note, confirmed });
export const endSteps = (part: PartOfDay) => invoke<Saved>("end_steps", { part });
export const decrease = (date: string) => invoke<DecreaseView>("decrease", { date });
