import calendar from "./en/calendar.json";
import caution from "./en/caution.json";
import extras from "./en/extras.json";
import help from "./en/help.json";
import history from "./en/history.json";
import logging from "./en/logging.json";
import move from "./en/move.json";
import pause from "./en/pause.json";
import report from "./en/report.json";
import steps from "./en/steps.json";
import stock from "./en/stock.json";
import trends from "./en/trends.json";
import common from "./en/window.json";

const catalogue = {
  ...common,
  calendar,
  caution,
  extras,
  help,
  history,
  logging,
  move,
  pause,
  report,
  steps,
  stock,
  trends,
};

/** The language of the catalogue; times and numbers follow the system instead. */
export const language = "en";

type Plural = { one: string; other: string };

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string | Plural ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** Every place in the catalogue that holds words. */
export type TextKey = Paths<typeof catalogue>;

export type TextValues = Record<string, string | number>;

const plurals = new Intl.PluralRules(language);

/** The words at `key`, with its `{names}` filled in; `count` chooses between one and other. */
export function text(key: TextKey, values: TextValues = {}): string {
  const found = find(key);
  if (found === null) return key;
  return fill(typeof found === "string" ? found : choose(found, values), values);
}

/** Whether the catalogue has words at a key that was put together at run time. */
export function hasText(key: string): key is TextKey {
  return find(key) !== null;
}

function find(key: string): string | Plural | null {
  let node: unknown = catalogue;
  for (const step of key.split(".")) {
    if (typeof node !== "object" || node === null) return null;
    node = (node as Record<string, unknown>)[step];
  }
  if (typeof node === "string") return node;
  return isPlural(node) ? node : null;
}

function isPlural(node: unknown): node is Plural {
  return typeof node === "object" && node !== null && "one" in node && "other" in node;
}

function choose(plural: Plural, values: TextValues): string {
  return plurals.select(Number(values["count"])) === "one" ? plural.one : plural.other;
}

function fill(words: string, values: TextValues): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
