// What a person means by a name: finds it on the page, in the open sheet where there is one.
// Arguments: what kind of thing, and its name. Gives the element, or null.
const [kind, name] = arguments;
const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const isShown = (element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
const scope = [...document.querySelectorAll("dialog[open]")].pop() ?? document;
const firstLine = (element) => clean((element.innerText ?? "").trim().split("\n")[0]);
const goesBy = (element) =>
  clean(element.getAttribute("aria-label")) === name ||
  (!element.hasAttribute("aria-label") &&
    (clean(element.innerText) === name || firstLine(element) === name)) ||
  [...(element.labels ?? [])].some((label) => firstLine(label) === name);

const kinds = {
  button: () => [...scope.querySelectorAll("button, summary")],
  choice: () => [...scope.querySelectorAll("label:has(input[type=radio], input[type=checkbox])")],
  field: () => [...scope.querySelectorAll("input:not([type=radio], [type=checkbox]), textarea")],
};
return kinds[kind]().find((element) => isShown(element) && goesBy(element)) ?? null;
