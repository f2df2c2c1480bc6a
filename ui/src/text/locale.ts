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
