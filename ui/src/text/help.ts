import { type TextKey, text } from "./text";

export type Source =
  | "massey"
  | "younger_2009"
  | "younger_2013"
  | "pharmacy"
  | "mackey"
  | "guide"
  | "final"
  | "innova"
  | "label"
  | "own"
  | "app";

type Words<K extends string> = K extends `help.topic.${infer T}.question` ? T : never;
export type Topic = Words<TextKey>;

type Group = "medicine" | "taking" | "safety" | "evidence" | "app";

/** Every question in the order it is shown, with where its answer is from (H1). */
const groups: Record<Group, Partial<Record<Topic, Source[]>>> = {
  medicine: {
    what: ["pharmacy", "guide"],
    how: ["massey", "mackey", "guide"],
    approved: ["massey", "pharmacy", "guide"],
    addictive: ["guide"],
    where: ["massey", "pharmacy"],
    cost: ["mackey", "guide"],
  },
  taking: {
    dose: ["guide", "pharmacy", "mackey", "final"],
    time: ["pharmacy"],
    missed: ["own"],
    when: ["guide", "massey", "pharmacy"],
    nothing: ["mackey"],
  },
  safety: {
    side_effects: ["younger_2009", "guide", "mackey", "innova", "pharmacy"],
    serious: ["label"],
    opioids: ["massey", "guide", "label"],
    others: ["guide"],
    first: ["guide", "label"],
  },
  evidence: {
    small_trials: ["younger_2009", "younger_2013"],
    large_trials: ["final", "innova"],
  },
  app: { data: ["app"], rules: ["own"], advice: ["app"] },
};

/** A question with its answer, and where it is from. */
export type Answer = { topic: Topic; question: string; answer: string; sources: string[] };

export type AnswerGroup = { title: string; answers: Answer[] };

/** The questions in which every word of `query` occurs, whatever its case and accents. */
export function answersTo(query: string): AnswerGroup[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return (Object.keys(groups) as Group[])
    .map((group) => ({ title: text(`help.group.${group}`), answers: answersOf(group) }))
    .map(({ title, answers }) => ({ title, answers: answers.filter((one) => has(one, wanted)) }))
    .filter(({ answers }) => answers.length > 0);
}

function answersOf(group: Group): Answer[] {
  return (Object.entries(groups[group]) as [Topic, Source[]][]).map(([topic, sources]) => ({
    topic,
    question: text(`help.topic.${topic}.question`),
    answer: text(`help.topic.${topic}.answer`),
    sources: sources.map((source) => text(`help.source.${source}`)),
  }));
}

/** Words that people look for it with stand beside each question, and are not shown. */
function has({ topic, question, answer, sources }: Answer, wanted: string[]): boolean {
  const others = text(`help.topic.${topic}.words`);
  const words = plain([question, answer, others, ...sources].join(" "));
  return wanted.every((word) => words.includes(word));
}

function plain(words: string): string {
  return words
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}
