/** What was typed into a sheet of a dose before it was closed without saving. */
export type TakenDraft = { date: string; time: string; amount: string };

const kept = new Map<string, TakenDraft>();

export const drafts = {
  get: (key: string): TakenDraft | undefined => kept.get(key),
  /** Keeps what was typed; what nobody touched is made afresh the next time. */
  keep: (key: string, draft: TakenDraft, untouched: TakenDraft) => {
    if (same(draft, untouched)) kept.delete(key);
    else kept.set(key, { ...draft });
  },
  drop: (key: string) => kept.delete(key),
};

function same(one: TakenDraft, other: TakenDraft): boolean {
  return one.date === other.date && one.time === other.time && one.amount === other.amount;
}
