import { expect, it } from "vitest";
import { controlAt, spotOf } from "./focus";

type Control = { id?: string; label?: string; words: string[] };

/** A screen of these controls, as much of it as is asked for. */
function screen(controls: Control[]) {
  const drawn = controls.map(({ id = "", label, words }) => ({
    id,
    nodeType: 1,
    getAttribute: () => label ?? null,
    childNodes: [
      { nodeType: 1, childNodes: [] },
      ...words.map((textContent) => ({ nodeType: 3, textContent, childNodes: [] })),
    ],
  }));
  return { drawn, scrollTop: 120, querySelectorAll: () => drawn };
}

/** Where `after` finds what is the `nth` control of `before`. */
function found(before: Control[], nth: number, after: Control[]): number {
  const left = screen(before);
  const spot = spotOf(left.drawn[nth] as unknown as Element, left as unknown as Element);
  expect(spot.scrolled).toBe(120);
  const come = screen(after);
  const control = controlAt(spot, come as unknown as Element);
  return come.drawn.findIndex((one) => (one as unknown) === control);
}

it("finds the row that opened a page again, whatever stands in it and above it now", () => {
  const before = [{ words: ["Medicine", "14 left"] }, { words: ["Other medicines", "2 now"] }];
  const after = [{ words: ["A caution"] }, { words: [" Other medicines ", "3 now"] }];
  expect(found(before, 1, after)).toBe(1);
});

it("tells two rows of one name apart by their order, and by their id where they have one", () => {
  const twins = [{ words: ["Headache"] }, { words: ["Headache"] }];
  expect(found(twins, 1, twins)).toBe(1);
  const ids = [
    { id: "entry-1", words: ["Headache"] },
    { id: "entry-2", words: ["Headache"] },
  ];
  expect(found(ids, 1, [{ id: "entry-2", words: ["Nausea"] }])).toBe(0);
});

it("finds nothing where the row is gone, so that the focus stays at the screen's beginning", () => {
  expect(found([{ id: "entry-1", words: ["A"] }], 0, [{ words: ["A"] }])).toBe(-1);
  expect(found([{ words: ["Headache"] }], 0, [{ words: ["Nausea"] }])).toBe(-1);
  expect(found([{ label: "Call the pharmacy", words: ["Call"] }], 0, [{ words: ["Call"] }])).toBe(
    -1,
  );
});
