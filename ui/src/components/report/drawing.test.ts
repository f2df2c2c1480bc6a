import { describe, expect, it } from "vitest";
import { isPlain } from "./drawing";

type Made = { localName: string; attributes: { name: string }[]; inside: Made[] };

const made = (localName: string, names: string[] = [], inside: Made[] = []): Made => ({
  localName,
  attributes: names.map((name) => ({ name })),
  inside,
});

/** As much of an element as is looked at; there is no page in these tests. */
function element(root: Made): Element {
  const all = (one: Made): Made[] => one.inside.flatMap((child) => [child, ...all(child)]);
  return { ...root, querySelectorAll: () => all(root) } as unknown as Element;
}

const page = (...inside: Made[]) => element(made("svg", ["viewBox", "font-family"], inside));

describe("a page of the report", () => {
  it("is shapes and text", () => {
    expect(isPlain(page(made("rect", ["fill"]), made("path", ["d"]), made("text", ["x"])))).toBe(
      true,
    );
  });

  it.each(["script", "image", "a", "foreignObject", "style", "use", "animate", "iframe"])(
    "is not drawn with <%s> in it, however deep",
    (name) => {
      expect(isPlain(page(made("text", [], [made(name)])))).toBe(false);
    },
  );

  it.each(["onload", "onclick", "href", "xlink:href"])("is not drawn with %s in it", (name) => {
    expect(isPlain(page(made("rect", [name])))).toBe(false);
  });

  it("is not drawn where it is no picture", () => {
    expect(isPlain(element(made("parsererror")))).toBe(false);
  });
});
