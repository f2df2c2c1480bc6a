import type { Settings } from "../generated/Settings";
import { text } from "./text";

/** "every 10 minutes, 3 times". */
export function repeatWords(settings: Settings): string {
  if (settings.repeat_times === 0) return text("remind.once");
  if (settings.repeat_times === null) {
    return text("remind.every_until_closed", { minutes: settings.repeat_minutes });
  }
  return text("remind.every", {
    minutes: settings.repeat_minutes,
    count: settings.repeat_times,
  });
}
