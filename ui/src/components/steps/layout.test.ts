import { describe, expect, it } from "vitest";
import type { Stair } from "../../generated/Stair";
import { shiftDate } from "../../text/time";
import { draw, type Room } from "./layout";

const today = "2026-11-29";
const room: Room = { width: 350, plot: 150, font: 13.5, whole: false };

function stairs(amounts: number[], begun: string, days: number, next: number | null): Stair[] {
  const all = next === null ? amounts : [...amounts, next];
  return all.map((mg, index) => ({
    from: shiftDate(begun, index * days),
    to: index < all.length - 1 ? shiftDate(begun, (index + 1) * days) : null,
    micrograms: mg * 1000,
    mg: String(mg),
    tread: mg === next && index === all.length - 1 ? "proposed" : "planned",
  }));
}

const view = (all: Stair[]) => ({ today, stairs: all, events: [] });

describe("the stairs", () => {
  it("rise to the ring of today and go on dashed", () => {
    const drawing = draw(view(stairs([1, 2, 3], shiftDate(today, -30), 10, 4)), room);
    expect(drawing.treads.map(({ kind }) => kind)).toEqual(["past", "past", "past", "proposed"]);
    const third = drawing.treads[2];
    expect(drawing.today).toEqual({ x: third?.x2, y: third?.y });
    expect(drawing.risers.at(-1)?.kind).toBe("proposed");
  });

  it("show a step whose day has come as not taken yet", () => {
    const drawing = draw(view(stairs([1, 2, 3], shiftDate(today, -30), 10, 4)), room);
    expect(drawing.labels.find(({ kind }) => kind === "now")?.words).toBe("3");
    expect(drawing.labels.find(({ kind }) => kind === "proposed")?.words).toBe("4");
  });

  it("leave a gap in a pause", () => {
    const [first, second, third] = stairs([1, 2, 3], shiftDate(today, -30), 10, null);
    const pause: Stair = { ...(second as Stair), micrograms: 0, mg: "0", tread: "paused" };
    const drawing = draw(view([first as Stair, pause, third as Stair]), room);
    expect(drawing.treads.filter(({ kind }) => kind === "past")).toHaveLength(2);
    expect(drawing.risers).toEqual([]);
  });

  it("keep their words apart, however many there are", () => {
    const many = Array.from({ length: 60 }, (_, index) => (index + 1) / 10);
    for (const days of [1, 3, 30]) {
      const all = stairs(many, shiftDate(today, -days * 40), days, null);
      for (const whole of [true, false]) {
        const { labels, marks } = draw(view(all), { ...room, whole });
        expect(labels.length).toBeGreaterThan(1);
        expect(marks.filter(({ today }) => today)).toHaveLength(1);
        const starts = marks.filter(({ anchor }) => anchor === "start").map(({ x }) => x);
        expect(starts.every((x, index) => index === 0 || x - (starts[index - 1] ?? 0) > 20)).toBe(
          true,
        );
        expect(labels.every(({ x }) => x >= 0 && x <= room.width)).toBe(true);
      }
    }
  });

  it("begin with today where the plan is to come", () => {
    const drawing = draw(view(stairs([1, 2], today, 10, null)), room);
    expect(drawing.today?.x).toBe(0);
    expect(drawing.treads.map(({ kind }) => kind)).toEqual(["ahead", "ahead"]);
  });
});
