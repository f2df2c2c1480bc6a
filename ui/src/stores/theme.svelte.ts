import type { Theme } from "../generated/Theme";

/** Puts the night or day theme on the page, and follows the evening and the system. */
class ThemeStore {
  choice = $state<Theme>("night_from_evening");

  /** Applies the choice, and again each minute; to be called in an effect. */
  follow(): () => void {
    const choice = this.choice;
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      document.documentElement.dataset["theme"] = shown(choice, system.matches);
    };
    apply();
    // Only from now on a change of theme fades; the first one must not flash.
    requestAnimationFrame(() => {
      document.documentElement.dataset["settled"] = "";
    });
    system.addEventListener("change", apply);
    const minute = setInterval(apply, 60_000);
    return () => {
      system.removeEventListener("change", apply);
      clearInterval(minute);
    };
  }
}

function shown(choice: Theme, systemIsDark: boolean): "night" | "day" {
  if (choice === "night" || choice === "day") return choice;
  if (choice === "system") return systemIsDark ? "night" : "day";
  const hour = new Date().getHours();
  return hour >= 19 || hour < 7 ? "night" : "day";
}

export const theme = new ThemeStore();
