/** Where something stands in the window. */
export type Box = { left: number; right: number; top: number; bottom: number };

/** Room between the toast and the button it stands above. */
const GAP = 8;

/**
 * How far the toast has to rise from where it usually stands, so that it covers nothing of the button
 * that stays in sight: up to above it where they would meet, else not at all.
 */
export function rise(toast: Box, foot: Box | null): number {
  if (foot === null) return 0;
  const apart =
    foot.bottom <= toast.top ||
    foot.top >= toast.bottom ||
    foot.right <= toast.left ||
    foot.left >= toast.right;
  return apart ? 0 : Math.max(0, Math.ceil(toast.bottom - foot.top) + GAP);
}

/** Calls `place` now, and whenever what is on the screen may have moved. */
export function follows(place: () => void): () => void {
  const observer = new MutationObserver(place);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  document.addEventListener("scroll", place, true);
  window.addEventListener("resize", place);
  place();
  return () => {
    observer.disconnect();
    document.removeEventListener("scroll", place, true);
    window.removeEventListener("resize", place);
  };
}
