// Where the focus goes when what had it is not there any more.

/** Something that was pressed on a screen, told so that it is found when the screen is drawn anew. */
export type Spot = { id: string; name: string; nth: number; scrolled: number };

const PRESSED = "button, a[href], summary, input";
const HEADINGS = "h1, h2, h3";
const ACTS = ["pointerdown", "keydown", "wheel"] as const;

/** How long a screen may take to show what is to have the focus again. */
const COMES_BACK_MS = 2_000;

let pressed: Element | null = null;

/** Remembers what is pressed, by whatever means; what a sheet holds is gone with the sheet. */
export function watchPresses(): () => void {
  const press = ({ target }: Event) => {
    const control = target instanceof Element ? target.closest(PRESSED) : null;
    if (control?.closest("dialog") === null) pressed = control;
  };
  document.addEventListener("click", press, true);
  return () => {
    document.removeEventListener("click", press, true);
  };
}

/** What was pressed last on the screen that is shown. */
export function pressedSpot(): Spot | null {
  const screen = pressed?.closest("main");
  if (!pressed || !screen) return null;
  return spotOf(pressed, screen);
}

/** How a control of a screen is found again. */
export function spotOf(control: Element, screen: Element): Spot {
  const { id } = control;
  const name = nameOf(control);
  return { id, name, nth: named(screen, name).indexOf(control), scrolled: screen.scrollTop };
}

/** The control of a spot, on the screen as it is now. */
export function controlAt(spot: Spot, screen: Element): HTMLElement | null {
  const own = [...screen.querySelectorAll<HTMLElement>(PRESSED)];
  if (spot.id !== "") return own.find(({ id }) => id === spot.id) ?? null;
  return (named(screen, spot.name) as HTMLElement[])[spot.nth] ?? null;
}

/**
 * Gives the focus back to a spot once it is there: a screen reads the diary before it shows it. It
 * stays scrolled where it was, and nothing is moved any more once the person does something. A screen
 * reader tells of no press: it scrolls, or gives the focus. What never comes is not waited for.
 */
export function comesBack(spot: Spot, screen: HTMLElement): () => void {
  let scrolled = { top: 0, height: 0 };
  const stop = () => {
    clearTimeout(waiting);
    observer.disconnect();
    screen.removeEventListener("scroll", scrolls);
    document.removeEventListener("focusin", takes);
    ACTS.forEach((act) => {
      document.removeEventListener(act, stop, true);
    });
  };
  const isFree = () => [document.body, screen].includes(document.activeElement as HTMLElement);
  const takes = () => {
    if (!isFree()) stop();
  };
  // A scroll of our own leads to where we set it, and one of a screen that grows comes with its height.
  const scrolls = () => {
    const was = scrolled;
    scrolled = { top: screen.scrollTop, height: screen.scrollHeight };
    if (scrolled.height === was.height && Math.abs(scrolled.top - was.top) > 1) stop();
  };
  const look = () => {
    const isOurs = isFree();
    screen.scrollTop = spot.scrolled;
    scrolled = { top: screen.scrollTop, height: screen.scrollHeight };
    const control = isOurs ? controlAt(spot, screen) : null;
    if (!control && isOurs) return;
    stop();
    control?.focus({ preventScroll: true });
    control?.scrollIntoView({ block: "nearest" });
  };
  const observer = new MutationObserver(look);
  const waiting = setTimeout(stop, COMES_BACK_MS);
  observer.observe(screen, { childList: true, subtree: true });
  screen.addEventListener("scroll", scrolls);
  document.addEventListener("focusin", takes);
  ACTS.forEach((act) => {
    document.addEventListener(act, stop, true);
  });
  look();
  return stop;
}

/**
 * Where what has the focus is taken away, the heading above it has it: a screen reader goes on from
 * there, and not from the beginning of everything.
 */
export function keepsFocus(): () => void {
  let last: Element | null = null;
  const took = ({ target }: FocusEvent) => {
    last = target instanceof Element ? target : null;
  };
  const observer = new MutationObserver((changes) => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const gone = last;
    last = null;
    const took = changes.find(({ removedNodes }) =>
      [...removedNodes].some((node) => node.contains(gone)),
    );
    headingOver(took?.target ?? null)?.focus({ preventScroll: true });
  });
  document.addEventListener("focusin", took);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", took);
    observer.disconnect();
  };
}

/**
 * The heading of the section around a place, or the page's own. While a sheet is open, only what
 * stands in it can have the focus.
 */
function headingOver(place: Node | null): HTMLElement | null {
  const sheet = [...document.querySelectorAll<HTMLElement>("dialog[open]")].at(-1) ?? null;
  const around = place instanceof Element && place.isConnected ? place.closest("section") : null;
  const section = sheet === null || sheet.contains(around) ? around : null;
  const heading =
    section?.querySelector<HTMLElement>(HEADINGS) ??
    sheet?.querySelector<HTMLElement>(HEADINGS) ??
    document.querySelector<HTMLElement>("main h1");
  heading?.setAttribute("tabindex", "-1");
  return heading ?? document.querySelector<HTMLElement>("main");
}

function named(screen: Element, name: string): Element[] {
  return [...screen.querySelectorAll(PRESSED)].filter((control) => nameOf(control) === name);
}

/** What it is called; of several lines the first, since what stands below it may have changed. */
function nameOf(control: Element): string {
  return control.getAttribute("aria-label") ?? firstWords(control) ?? "";
}

function firstWords(node: Node): string | null {
  if (node.nodeType === 3) return node.textContent?.trim() || null;
  for (const child of node.childNodes) {
    const words = firstWords(child);
    if (words !== null) return words;
  }
  return null;
}
