import { invoke } from "@tauri-apps/api/core";
import type { LabDraft } from "../generated/LabDraft";
import type { LabsView } from "../generated/LabsView";
import type { ReviewDraft } from "../generated/ReviewDraft";
import type { ReviewMarkerName } from "../generated/ReviewMarkerName";
import type { ReviewsView } from "../generated/ReviewsView";
import type { Saved } from "../generated/Saved";
import type { ScaleName } from "../generated/ScaleName";
import type { TagSaid } from "../generated/TagSaid";
import type { TagsCompared } from "../generated/TagsCompared";
import type { TagsView } from "../generated/TagsView";

// One function a command. Each rejects with an AppError (see `asAppError`).

export const tags = (date: string | null) => invoke<TagsView>("tags", { date });
export const setTags = (date: string, tags: TagSaid[]) => invoke<Saved>("set_tags", { date, tags });
export const compareTags = (scale: ScaleName) => invoke<TagsCompared>("compare_tags", { scale });
export const labs = () => invoke<LabsView>("labs");
export const putLab = (draft: LabDraft) => invoke<Saved>("put_lab", { draft });
export const changeLab = (id: string, draft: LabDraft) =>
  invoke<Saved>("change_lab", { id, draft });
export const removeLab = (id: string) => invoke<Saved>("remove_lab", { id });
export const reviews = () => invoke<ReviewsView>("reviews");
export const putReview = (draft: ReviewDraft) => invoke<Saved>("put_review", { draft });
export const removeReview = (marker: ReviewMarkerName) =>
  invoke<Saved>("remove_review", { marker });
