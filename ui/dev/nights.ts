// The troubled nights of the invented person, as in the picture of the move.
import type { MoveSuggestion } from "../src/generated/MoveSuggestion";

const minutes = [20, 15, 45, 25, 55, 20, 70];

export const troubledNights: MoveSuggestion = {
  troubled: 3,
  looked_at: minutes.length,
  line: 30,
  nights: minutes.map((minutes_to_sleep, index) => ({
    date: `2026-11-${String(17 + index)}`,
    minutes_to_sleep,
    minutes_awake: 5,
    longest: minutes_to_sleep,
    logged: false,
    troubled: minutes_to_sleep > 30,
  })),
};
