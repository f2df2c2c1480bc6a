/** What is typed into a sheet of a dose. */
export type TakenDraft = { date: string; time: string; amount: string };

// Only what was typed is kept, and only for the day it was typed on.
const kept = new Map<string, { day: string; typed: Partial<TakenDraft> }>();

/** What was typed into a sheet of a dose before it was closed without saving. */
export const drafts = {
  /** A sheet's first content: what was typed on the same `day`, the rest `fresh`. */
  open: (key: string, day: string, fresh: TakenDraft): TakenDraft => {
    if (kept.get(key)?.day !== day) kept.delete(key);
    return { ...fresh, ...kept.get(key)?.typed };
  },
  /** Keeps what was typed; what nobody touched is made afresh the next time. */
  keep: (key: string, day: string, draft: TakenDraft, fresh: TakenDraft) => {
    const typed: Partial<TakenDraft> = {};
    // A time means nothing without its date.
    if (!sameTime(draft, fresh)) Object.assign(typed, { date: draft.date, time: draft.time });
    if (draft.amount !== fresh.amount) typed.amount = draft.amount;
    if (Object.keys(typed).length === 0) kept.delete(key);
    else kept.set(key, { day, typed });
  },
  drop: (key: string) => kept.delete(key),
};

/** Whether two drafts hold the same date and time. */
export function sameTime(one: TakenDraft, other: TakenDraft): boolean {
  return one.date === other.date && one.time === other.time;
}
