import type { PartOfDay } from "../../generated/PartOfDay";
import type { IconName } from "../icons";

/** The sign of a part on the line of a move: moon or sun, as the sky has it. */
export const markIcon: Record<PartOfDay, IconName> = {
  morning: "sun",
  afternoon: "sun",
  evening: "dusk",
  bedtime: "moon",
};
