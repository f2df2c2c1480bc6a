// What a person means by a name: finds it on the page, in the open sheet where there is one.
// Arguments: what kind of thing, its name, and where it comes more than once the name of the group it
// is in. Gives the element, or null.
const [kind, name, group] = arguments;
const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const isShown = (element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
const sheet = [...document.querySelectorAll("dialog[open]")].pop() ?? document;
const isNamed = (one) =>
  [one.getAttribute("aria-label"), one.querySelector("legend")?.innerText].some((words) => clean(words) === group);
const scope = group ? [...sheet.querySelectorAll("fieldset, [role=group]")].find(isNamed) : sheet;
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
  bar: () => [...scope.querySelectorAll("[role=slider] > *")],
};
if (!scope) return null;
return kinds[kind]().find((element) => isShown(element) && goesBy(element)) ?? null;
