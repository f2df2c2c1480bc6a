import type { SleepDraft } from "../generated/SleepDraft";

/**
 * What was typed into a form that was left without saving, while the program runs: each for the day it
 * is about. Only what was changed is kept; what nobody touched is made afresh the next time.
 */
export class KeptForms<T extends object> {
  readonly #kept = new Map<string, { day: string; typed: Partial<T> }>();

  /** What was typed into the form `key` of `day`; null where nothing was. */
  typed(key: string, day: string): Partial<T> | null {
    if (this.#kept.get(key)?.day !== day) this.#kept.delete(key);
    return this.#kept.get(key)?.typed ?? null;
  }

  /** Keeps what differs from `fresh`, the form as it opens by itself. */
  keep(key: string, day: string, form: T, fresh: T) {
    const names = Object.keys(form) as (keyof T)[];
    const changed = names.filter((name) => !same(form[name], fresh[name]));
    if (changed.length === 0) return this.drop(key);
    const typed: Partial<T> = {};
    for (const name of changed) typed[name] = form[name];
    this.#kept.set(key, { day, typed });
  }

  /** It was saved, or the person wants none of it. */
  drop(key: string) {
    this.#kept.delete(key);
  }
}

/** Answers are the same in whatever order they were given. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).sort(([one], [other]) => one.localeCompare(other));
}

/** Nights that were left without saving, each by its date. */
export const keptNights = new KeptForms<SleepDraft>();
