import { invoke } from "@tauri-apps/api/core";
import type { MoveOutcome } from "../generated/MoveOutcome";
import type { MoveRequest } from "../generated/MoveRequest";
import type { MovesView } from "../generated/MovesView";
import type { MoveView } from "../generated/MoveView";
import type { PartOfDay } from "../generated/PartOfDay";
import type { Saved } from "../generated/Saved";

// Moving a dose to another part of the day. One function a command.

/** What is left open is as core finds it usual. */
export const moveView = (from: PartOfDay | null, to: PartOfDay | null, at: string | null) =>
  invoke<MoveView>("move_view", { from, to, at });
export const moveDose = (request: MoveRequest) => invoke<MoveOutcome>("move_dose", { request });
export const moves = () => invoke<MovesView>("moves");
export const dismissMoveSuggestion = () => invoke<Saved>("dismiss_move_suggestion");
export const moveOffer = () => invoke<boolean>("move_offer");
export const moveOfferSeen = () => invoke<null>("move_offer_seen");
