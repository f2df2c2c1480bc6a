import type { AppError } from "../generated/AppError";
import type { AddDose } from "../generated/AddDose";
import type { CorrectRequest } from "../generated/CorrectRequest";
import type { NextDose } from "../generated/NextDose";
import type { Saved } from "../generated/Saved";
import type { TakeOutcome } from "../generated/TakeOutcome";
import type { TakeRequest } from "../generated/TakeRequest";
import type { TakeTarget } from "../generated/TakeTarget";
import { addDose } from "../ipc/calendar";
import * as ipc from "../ipc/commands";
import { asAppError } from "../ipc/error";
import { text } from "../text/text";
import { toast } from "./toast.svelte";

type Done = () => void;
type Which = {
  late: NextDose | null;
  early: NextDose | null;
  choose: (target: TakeTarget) => Promise<boolean>;
};
type Close = { minutes: number; otherAt: number; again: () => Promise<boolean> };

/**
 * Answers a dose: sends it, asks what core asks back, and tells of what was saved. Nothing is shown
 * as done before the command has come back. Each function gives true once it is on disk.
 */
export class Answers {
  pending = $state(false);
  error = $state<AppError | null>(null);
  which = $state.raw<Which | null>(null);
  close = $state.raw<Close | null>(null);
  helpNow = $state(false);
  #zone: () => string;
  #reload: () => Promise<void>;

  /** `reload` shows what was written; until it is done nothing can be answered again. */
  constructor(zone: () => string, reload: () => Promise<void>) {
    this.#zone = zone;
    this.#reload = reload;
  }

  take(request: TakeRequest, done?: Done): Promise<boolean> {
    return this.#run(async () => {
      const outcome = await ipc.take(request);
      if (outcome.kind === "ask_which") {
        const choose = (target: TakeTarget) => this.take({ ...request, target }, done);
        this.which = { late: outcome.late, early: outcome.early, choose };
        return null;
      }
      return this.#settle(outcome, () => this.take({ ...request, close_confirmed: true }, done));
    }, done);
  }

  correct(request: CorrectRequest, done?: Done): Promise<boolean> {
    return this.#run(async () => {
      const outcome = await ipc.correct(request);
      return this.#settle(outcome, () => this.correct({ ...request, close_confirmed: true }, done));
    }, done);
  }

  /** A dose of a past day, outside the plan. */
  add(request: AddDose, done?: Done): Promise<boolean> {
    return this.#run(async () => {
      const outcome = await addDose(request);
      return this.#settle(outcome, () => this.add({ ...request, close_confirmed: true }, done));
    }, done);
  }

  /** Asked again later: the toast says when, not that something was saved. */
  snooze(work: () => Promise<Saved>, minutes: number, done?: Done): Promise<boolean> {
    return this.#run(work, () => {
      toast.say(text("today.snoozed_for", { minutes }));
      done?.();
    });
  }

  /** A plain write: skip. */
  write(work: () => Promise<Saved>, done?: Done): Promise<boolean> {
    return this.#run(work, done);
  }

  undo(operation: string, done?: Done): Promise<boolean> {
    return this.#run(() => ipc.undo(operation), done, true);
  }

  #settle(outcome: TakeOutcome, again: () => Promise<boolean>): Saved | null {
    if (outcome.kind === "saved") return outcome.saved;
    if (outcome.kind === "ask_close") {
      this.close = { minutes: outcome.minutes, otherAt: outcome.other_at, again };
    }
    return null;
  }

  async #run(work: () => Promise<Saved | null>, done?: Done, undoing = false): Promise<boolean> {
    if (this.pending) return false;
    this.pending = true;
    this.error = null;
    try {
      const saved = await work();
      if (saved === null) return false;
      this.#tell(saved, undoing);
      done?.();
      await this.#reload();
      return true;
    } catch (thrown) {
      this.error = asAppError(thrown);
      return false;
    } finally {
      this.pending = false;
    }
  }

  #tell(saved: Saved, undoing: boolean) {
    this.which = null;
    this.close = null;
    if (undoing) toast.undone();
    else toast.saved(saved, this.#zone(), "dose");
    if (saved.help_now) this.helpNow = true;
  }
}
