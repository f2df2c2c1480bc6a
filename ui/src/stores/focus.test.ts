import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { comesBack, controlAt, keepsFocus, spotOf } from "./focus";

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

/** As much of an element as is asked for: what it stands in, and what is found in it. */
class Part extends EventTarget {
  isConnected = true;
  scrollTop = 0;
  scrollHeight = 900;
  found: Record<string, Part> = {};
  constructor(readonly over: Record<string, Part> = {}) {
    super();
  }
  closest = (what: string) => this.over[what] ?? null;
  querySelector = (what: string) => this.found[what] ?? null;
  querySelectorAll = (what: string) => (what in this.found ? [this.found[what]] : []);
  contains = (other: Part) => other === this || Object.values(other.over).includes(this);
  setAttribute = () => undefined;
  focus = () => {
    page.activeElement = this;
    page.dispatchEvent(about("focusin", this));
  };
}

class Page extends Part {
  body = new Part();
  activeElement: Part = this.body;
}

let page: Page;
let changed: (changes: { target: Part; removedNodes: Part[] }[]) => void;
const HEADINGS = "h1, h2, h3";

function about(kind: string, target: Part) {
  return Object.defineProperty(new Event(kind), "target", { value: target });
}

/** The control that has the focus is taken away from where it stood. */
function takenAway(control: Part, from: Part) {
  control.focus();
  control.isConnected = false;
  page.activeElement = page.body;
  changed([{ target: from, removedNodes: [control] }]);
}

beforeEach(() => {
  page = new Page();
  vi.useFakeTimers();
  vi.stubGlobal("document", page);
  vi.stubGlobal("Element", Part);
  vi.stubGlobal(
    "MutationObserver",
    class {
      #on = true;
      constructor(tell: typeof changed) {
        changed = (changes) => {
          if (this.#on) tell(changes);
        };
      }
      observe = () => undefined;
      disconnect = () => {
        this.#on = false;
      };
    },
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("stays in the open sheet when a button pressed there goes, though a section stands around it", () => {
  const [title, below, section, sheet] = [new Part(), new Part(), new Part(), new Part()];
  section.found = { [HEADINGS]: below };
  sheet.found = { [HEADINGS]: title };
  page.found = { "main h1": below, "dialog[open]": sheet };
  section.contains = (other) => other === sheet;
  const stop = keepsFocus();
  const place = new Part({ section });
  takenAway(new Part(), place);
  expect(page.activeElement).toBe(title);
  // A section of the sheet's own is nearer.
  const [own, heading] = [new Part(), new Part()];
  own.found = { [HEADINGS]: heading };
  sheet.contains = (other) => other === own;
  takenAway(new Part(), new Part({ section: own }));
  expect(page.activeElement).toBe(heading);
  stop();
});

it("goes to the page's heading where no sheet is open", () => {
  const [title, main] = [new Part(), new Part()];
  page.found = { "main h1": title, main };
  const stop = keepsFocus();
  takenAway(new Part(), new Part());
  expect(page.activeElement).toBe(title);
  stop();
});

/** "Back" to a screen scrolled to 120, on which what had opened the page is not there any more. */
function backToGone() {
  const shown = new Part();
  page.activeElement = shown;
  const spot = { id: "gone", name: "gone", nth: 0, scrolled: 120 };
  const stop = comesBack(spot, shown as unknown as HTMLElement);
  expect(shown.scrollTop).toBe(120);
  const redrawn = () => {
    changed([]);
    return shown.scrollTop;
  };
  return { shown, redrawn, stop };
}

it("does not scroll a screen back that a screen reader has scrolled", () => {
  const { shown, redrawn } = backToGone();
  // What is scrolled by "Back" itself is told too, and so is what a longer list moves.
  shown.dispatchEvent(new Event("scroll"));
  [shown.scrollTop, shown.scrollHeight] = [160, 1400];
  shown.dispatchEvent(new Event("scroll"));
  expect(redrawn()).toBe(120);
  shown.scrollTop = 700;
  shown.dispatchEvent(new Event("scroll"));
  expect(redrawn()).toBe(700);
});

it("does not scroll a screen back once something on it was given the focus", () => {
  const { shown, redrawn } = backToGone();
  new Part().focus();
  shown.scrollTop = 700;
  expect(redrawn()).toBe(700);
});

it("lets a screen be after two seconds, when what opened the page is gone", () => {
  const { shown, redrawn } = backToGone();
  vi.advanceTimersByTime(1_900);
  shown.scrollTop = 0;
  expect(redrawn()).toBe(120);
  vi.advanceTimersByTime(100);
  shown.scrollTop = 700;
  expect(redrawn()).toBe(700);
});
