import { onChanged } from "../ipc/commands";

/** Counts the reasons to load again what is shown: a change, a minute gone, the window seen again. */
class Changes {
  count = $state(0);

  bump = () => {
    this.count += 1;
  };

  /** Listens until the function it gives back is called. */
  watch(): () => void {
    const listening = onChanged(this.bump);
    const minute = setInterval(this.bump, 60_000);
    const seen = () => {
      if (document.visibilityState === "visible") this.bump();
    };
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("focus", seen);
    return () => {
      void listening.then((stop) => {
        stop();
      });
      clearInterval(minute);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("focus", seen);
    };
  }
}

export const changes = new Changes();
