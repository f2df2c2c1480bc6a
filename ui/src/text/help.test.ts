import { describe, expect, it } from "vitest";
import catalogue from "./en/help.json";
import { answersTo } from "./help";

const topics = (query: string) =>
  answersTo(query).flatMap(({ answers }) => answers.map(({ topic }) => topic));

describe("the questions and answers", () => {
  it("has each question once, and each answer says where it is from", () => {
    const all = topics("");
    expect([...all].sort()).toEqual(Object.keys(catalogue.topic).sort());
    const unsourced = answersTo("").flatMap(({ answers }) =>
      answers.filter(({ sources }) => sources.length === 0).map(({ topic }) => topic),
    );
    expect(unsourced).toEqual([]);
  });

  it("finds a word in any case, without its accents, in question, answer and source", () => {
    expect(topics("  TRAMADOL ")).toEqual(["opioids", "others"]);
    expect(topics("rodriguez")).toContain("large_trials");
    expect(topics("morning night")).toContain("time");
  });

  it.each([
    ["insomnia", "side_effects"],
    ["nightmare", "side_effects"],
    ["bad dreams", "side_effects"],
    ["forgot", "missed"],
    ["dentist", "first"],
    ["dentist", "opioids"],
    ["tired", "side_effects"],
    ["pregnant", "first"],
    ["price", "cost"],
    ["stop", "nothing"],
    ["alcohol", "what"],
  ])("finds an answer to what people call it: %s", (word, topic) => {
    expect(topics(word)).toContain(topic);
  });

  it("has words to look for beside each question", () => {
    const topics = Object.values(catalogue.topic);
    expect(topics.filter(({ words }) => words.trim() === "")).toEqual([]);
  });

  it("finds nothing for what is not there", () => {
    expect(answersTo("zebra")).toEqual([]);
  });

  it("hides neither the trials that found an effect nor those that found none", () => {
    expect(catalogue.topic.small_trials.answer).toMatch(/28\.8 %.*18\.0 %/);
    expect(catalogue.topic.large_trials.answer).toMatch(/p = 0\.27.*p = 0\.236/);
  });

  it("repeats no reader’s claim about other illnesses as advice", () => {
    expect(JSON.stringify(catalogue)).not.toMatch(/cancer|psoriasis|methotrexate|\bcolds?\b/i);
  });
});
