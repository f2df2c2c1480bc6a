import { onChanged } from "../ipc/commands";

/**
 * Counts the reasons to load again what is shown: a change, by a write or by time, and the window
 * seen again. The program tells of changes; nothing is asked by the clock.
 */
class Changes {
  count = $state(0);

  bump = () => {
    this.count += 1;
  };

  /** Listens until the function it gives back is called. */
  watch(): () => void {
    const listening = onChanged(this.bump);
    const seen = () => {
      if (document.visibilityState === "visible") this.bump();
    };
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("focus", seen);
    return () => {
      void listening.then((stop) => {
        stop();
      });
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("focus", seen);
    };
  }
}

export const changes = new Changes();
