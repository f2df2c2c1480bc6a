// The system's locale. WebKitGTK gives "C" where the system names none, which Intl does not take.
export const fallback = "en-GB";

export function usable(tag: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag)[0] ?? fallback;
  } catch {
    return fallback;
  }
}

export const systemLocale = usable(
  typeof navigator === "undefined" ? fallback : navigator.language,
);

/** The region the system is set to, "US"; null where it names none. */
export const region = regionOf(systemLocale);

export function regionOf(tag: string): string | null {
  try {
    return new Intl.Locale(tag).region ?? null;
  } catch {
    return null;
  }
}
