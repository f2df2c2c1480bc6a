import { invoke } from "@tauri-apps/api/core";
import type { QuestionDraft } from "../generated/QuestionDraft";
import type { QuestionView } from "../generated/QuestionView";
import type { Saved } from "../generated/Saved";

// One function a command. Each rejects with an AppError (see `asAppError`).

export const questions = () => invoke<QuestionView[]>("questions");
export const putQuestion = (draft: QuestionDraft) => invoke<Saved>("put_question", { draft });
export const removeQuestion = (id: string) => invoke<Saved>("remove_question", { id });
