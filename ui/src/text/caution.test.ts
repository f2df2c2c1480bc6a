import { describe, expect, it } from "vitest";
import type { AlertKind } from "../generated/AlertKind";
import type { AlertReply } from "../generated/AlertReply";
import type { AlertView } from "../generated/AlertView";
import { alertHistory, alertNote, alertWords, looksLike, replyWords } from "./caution";
import { hasText } from "./text";

const kinds: AlertKind[] = [
  "opioid",
  "gut_or_cough",
  "opioids_before",
  "liver",
  "pregnancy",
  "allergy",
  "surgery",
];
const replies: AlertReply[] = ["asked", "will_ask", "not_taking"];

const alert = (kind: AlertKind, change: Partial<AlertView> = {}): AlertView => ({
  id: "a",
  kind,
  about: { kind: "answer" },
  raised_at: Date.UTC(2026, 0, 10, 20) / 1000,
  reply: null,
  answered_at: null,
  ...change,
});

describe("an alert", () => {
  it("says what it is, whom to ask and its source, whatever it warns of", () => {
    for (const kind of kinds) {
      expect(alertWords(alert(kind)).length).toBeGreaterThanOrEqual(2);
      expect(alertNote(alert(kind))).toMatch(/^(Ask|Tell) /);
      expect(hasText(`caution.alert.${kind}.source`)).toBe(true);
      for (const reply of replies) expect(replyWords(kind, reply)).not.toContain("caution.");
    }
  });

  it("names the medicine it is about", () => {
    const about = { kind: "medicine" as const, name: "Tramal 50", ingredient: "tramadol" };
    expect(alertNote(alert("opioid", { about }))).toBe(
      "Tramal 50 looks like tramadol. Ask your prescriber before your next dose.",
    );
    expect(alertWords(alert("opioid", { about }))).toHaveLength(5);
    const gone = alert("opioid", { about: { kind: "gone" } });
    expect(alertNote(gone)).toContain("The entry was deleted.");
  });

  it("is kept with what was said to it and when", () => {
    const answered_at = Date.UTC(2026, 0, 12, 8) / 1000;
    const surgery = alert("surgery", { reply: "asked", answered_at });
    expect(alertHistory(surgery, "UTC")).toMatch(/^I have told them, .*2026\.$/);
    expect(alertHistory(alert("liver"), "UTC")).toMatch(
      /^Ask your prescriber first\. Since .*2026\.$/,
    );
  });
});

it("asks to look at the spelling where a slip was read over", () => {
  const tramadol = { kind: "opioid" as const, ingredient: "tramadol", exact: true };
  expect(looksLike(tramadol)).toContain("Looks like tramadol, an opioid.");
  expect(looksLike(tramadol)).not.toContain("check how it is written");
  expect(looksLike({ ...tramadol, exact: false })).toContain("check how it is written");
});
