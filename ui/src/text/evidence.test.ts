import { describe, expect, it } from "vitest";
import type { EvidenceCounts } from "../generated/EvidenceCounts";
import type { EvidenceRow } from "../generated/EvidenceRow";
import type { EvidenceView } from "../generated/EvidenceView";
import { howCame, summary, whyCame } from "./evidence";

const none: EvidenceCounts = { on_time: 0, late: 0, window: 0, answered: 0, quiet: 0, off: 0 };

const row = (came: EvidenceRow["came"]): EvidenceRow => ({
  dose: { date: "2026-11-22", part: "bedtime" },
  due_at: 0,
  zone: "UTC",
  came,
});

function view(counts: Partial<EvidenceCounts>, doses: EvidenceRow[] = []): EvidenceView {
  const latest = doses.flatMap(({ came }) => (came.kind === "late" ? [came.minutes] : []));
  return {
    now: 0,
    zone: "UTC",
    days: 30,
    counts: { ...none, ...counts },
    latest_minutes: latest.length === 0 ? null : Math.max(...latest),
    doses,
    reminders: { way: "notification", tray: true, last: null, warnings: [] },
  };
}

const asleep = row({ kind: "late", at: 720, minutes: 12, because: "asleep" });

describe("how reminders came", () => {
  it("is one sentence, with the reason where one thing alone went wrong", () => {
    expect(summary(view({ on_time: 28, late: 1 }, [asleep]))).toBe(
      "28 on time, 1 late by 12\u00a0min: the computer was asleep.",
    );
    expect(summary(view({ on_time: 30 }))).toBe("30 on time.");
    expect(summary(view({}))).toBe("No reminder was due yet.");
  });

  it("names each kind of trouble where there are several", () => {
    const off = row({ kind: "not_shown", because: "off" });
    const counts = { on_time: 20, answered: 2, late: 2, off: 1 };
    expect(summary(view(counts, [asleep, asleep, off]))).toBe(
      "20 on time, 2 not needed, 2 late (at most 12\u00a0min), 1 did not come.",
    );
  });

  it("is told line by line", () => {
    const window = row({
      kind: "window",
      at: 300,
      minutes: 5,
      problem: { code: "no_notification_server" },
    });
    expect([howCame(asleep), whyCame(asleep)]).toEqual(["12 min late", "the computer was asleep"]);
    expect(howCame(window)).toBe("in this window, 5 min late");
    expect(whyCame(window)).toBe("no notification service");
    expect(howCame(row({ kind: "on_time", at: 1 }))).toBe("on time");
    expect(howCame(row({ kind: "waiting" }))).toBe("still to come");
    expect(howCame(row({ kind: "not_shown", because: "answered" }))).toBe("not needed");
  });
});
