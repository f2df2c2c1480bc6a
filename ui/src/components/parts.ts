import type { PartOfDay } from "../generated/PartOfDay";
import type { IconName } from "./icons";

/** The picture of each part of the day. */
export const partIcon: Record<PartOfDay, IconName> = {
  morning: "today",
  afternoon: "sun",
  evening: "dusk",
  bedtime: "moon",
};
