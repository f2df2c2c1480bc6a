import type { AppError } from "../generated/AppError";
import type { ReportChoices } from "../generated/ReportChoices";
import { asAppError } from "../ipc/error";
import { setReportChoices } from "../ipc/report";

/**
 * What is shown on the report, as the person chose it on this screen: it holds at once, and is kept in
 * the diary one write after the other, the last choice last.
 */
export class ReportChosen {
  value = $state.raw<ReportChoices | null>(null);
  error = $state.raw<AppError | null>(null);
  #writing = false;

  async choose(choices: ReportChoices) {
    this.value = choices;
    if (this.#writing) return;
    this.#writing = true;
    try {
      let written: ReportChoices | null = null;
      while (written !== this.value) {
        written = this.value;
        await setReportChoices(written);
      }
      this.error = null;
    } catch (thrown) {
      this.error = asAppError(thrown);
    } finally {
      this.#writing = false;
    }
  }
}
