/** What the report's pages are drawn with. Anything else is not drawn at all. */
const drawn = new Set(["svg", "rect", "path", "circle", "text"]);

/** Whether a picture holds nothing but shapes and text: no link, no picture of elsewhere, no program. */
export function isPlain(root: Element): boolean {
  return [root, ...root.querySelectorAll("*")].every(
    (element) =>
      drawn.has(element.localName) &&
      [...element.attributes].every(({ name }) => !name.startsWith("on") && !name.includes("href")),
  );
}

/**
 * Puts a page into its place. It is drawn in the page itself, since a picture of its own could not use
 * the window's font, and its text could not be read out. It is read as XML, where nothing runs, and
 * only then adopted; the renderer escapes what was typed, and the policy of the window allows no
 * program in the page either.
 */
export function draws(svg: string): (place: HTMLElement) => void {
  return (place) => {
    const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    if (isPlain(root)) place.replaceChildren(document.importNode(root, true));
  };
}
