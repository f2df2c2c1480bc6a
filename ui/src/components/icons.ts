/** Drawn on a grid of 24, as strokes; dots are the only filled shapes: x, y, radius. */
type Drawing = { lines: readonly string[]; dots?: readonly (readonly [number, number, number])[] };

const moon = "M20.5 13.6A8.6 8.6 0 1 1 10.4 3.5a6.9 6.9 0 0 0 10.1 10.1z";

export const icons = {
  brand: {
    lines: ["M19.6 14.6A8.4 8.4 0 1 1 9.4 4.4a6.9 6.9 0 0 0 10.2 10.2z"],
    dots: [[17.8, 6.2, 1.6]],
  },
  moon: { lines: [moon] },
  sun: {
    lines: [
      "M8.2 12a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0",
      "M12 2.6v2.2M12 19.2v2.2M2.6 12h2.2M19.2 12h2.2",
      "M5.4 5.4l1.5 1.5M17.1 17.1l1.5 1.5M5.4 18.6l1.5-1.5M17.1 6.9l1.5-1.5",
    ],
  },
  dusk: { lines: ["M3 18.5h18", "M7.5 18.5a4.5 4.5 0 0 1 9 0", "M12 4v5.5M9.2 7l2.8 2.8L14.8 7"] },
  several: {
    lines: ["M3 17.5h18"],
    dots: [
      [6.5, 12.2, 1.6],
      [12, 8.4, 1.6],
      [17.5, 12.2, 1.6],
    ],
  },
  check: { lines: ["M5 12.8l4.4 4.4L19.2 7.4"] },
  clock: { lines: ["M3.4 12a8.6 8.6 0 1 0 17.2 0a8.6 8.6 0 1 0-17.2 0", "M12 7v5.2l3 2"] },
  skip: {
    lines: ["M3.6 14.6a8.2 8.2 0 0 1 15.6-2.4", "M20.4 6.6l-.9 6-5.9-1.2"],
    dots: [[11.6, 18.4, 1.5]],
  },
  today: {
    lines: ["M2.6 18.4h18.8", "M7 18.4a5 5 0 0 1 10 0", "M12 6v3.4M4.9 9.2l2 1.9M19.1 9.2l-2 1.9"],
  },
  diary: {
    lines: [
      "M18.8 16.2V3.6H7.4a2.2 2.2 0 0 0-2.2 2.2v12.4",
      "M18.8 16.2H7.4a2.1 2.1 0 0 0 0 4.2h11.4z",
      "M9.2 8h5.6",
    ],
  },
  plan: { lines: ["M3 19.6h4.6v-4.8h4.6V10h4.4V5.2h4.6"] },
  more: {
    lines: [],
    dots: [
      [4.8, 12, 1.7],
      [12, 12, 1.7],
      [19.2, 12, 1.7],
    ],
  },
  chevron: { lines: ["M9 5.6l6.4 6.4L9 18.4"] },
  back: { lines: ["M15 5.6L8.6 12l6.4 6.4"] },
  plus: { lines: ["M12 4.5v15M4.5 12h15"] },
  minus: { lines: ["M4.5 12h15"] },
  up: { lines: ["M12 19.5V5M6 11l6-6 6 6"] },
  down: { lines: ["M12 4.5V19M6 13l6 6 6-6"] },
  hold: { lines: ["M9 5.5v13M15 5.5v13"] },
  close: { lines: ["M5.5 5.5l13 13M18.5 5.5l-13 13"] },
  bell: {
    lines: [
      "M5.6 17.2v-6.4a6.4 6.4 0 0 1 12.8 0v6.4",
      "M3.6 17.2h16.8",
      "M9.8 20.2a2.4 2.4 0 0 0 4.4 0",
    ],
  },
  bell_off: {
    lines: [
      "M7 6.4a6.4 6.4 0 0 1 11.4 4.4v4.6",
      "M5.6 17.2v-6.4",
      "M3.6 17.2h13.6",
      "M9.8 20.2a2.4 2.4 0 0 0 4.4 0",
      "M3.6 3.6l16.8 16.8",
    ],
  },
  lock: { lines: ["M5.4 10.8h13.2v9.4H5.4z", "M8.4 10.8V7.4a3.6 3.6 0 0 1 7.2 0v3.4"] },
  pencil: { lines: ["M4 20l1-4.6L16.2 4.2l3.6 3.6L8.6 19z"] },
  help: {
    lines: [
      "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0",
      "M8.2 12a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0",
      "M5.6 5.6l3.7 3.7M14.7 14.7l3.7 3.7M18.4 5.6l-3.7 3.7M9.3 14.7l-3.7 3.7",
    ],
  },
  capsule: {
    lines: [
      "M4.9 19.1a4.4 4.4 0 0 1 0-6.2l8-8a4.4 4.4 0 0 1 6.2 6.2l-8 8a4.4 4.4 0 0 1-6.2 0z",
      "M8.9 8.9l6.2 6.2",
    ],
  },
  tablet: { lines: ["M3.4 12a8.6 8.6 0 1 0 17.2 0a8.6 8.6 0 1 0-17.2 0", "M6.4 12h11.2"] },
  liquid: {
    lines: ["M12 3.4c3.6 4.4 5.8 7.4 5.8 10.6a5.8 5.8 0 0 1-11.6 0C6.2 10.8 8.4 7.8 12 3.4z"],
  },
  cream: { lines: ["M6 4h12l-1.6 12.4H7.6z", "M9.4 16.4h5.2v4H9.4z"] },
} as const satisfies Record<string, Drawing>;

export type IconName = keyof typeof icons;
