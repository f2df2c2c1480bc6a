import * as ipc from "../ipc/commands";
import { toast } from "./toast.svelte";

/** What became of an answer given elsewhere: in the tray, or on a reminder. */
class Notices {
  helpNow = $state(false);

  /** Listens until the function it gives back is called. What came before there was a window counts too. */
  watch(): () => void {
    const listening = ipc.onNotice(() => void this.#take());
    void listening.then(() => this.#take());
    return () => {
      void listening.then((stop) => {
        stop();
      });
    };
  }

  /** The program hands each of them out once. */
  async #take() {
    const { failed, help_now } = await ipc.notices();
    if (failed) toast.failed(failed);
    if (help_now) this.helpNow = true;
  }
}

export const notices = new Notices();
