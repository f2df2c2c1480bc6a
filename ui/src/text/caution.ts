import type { AlertReply } from "../generated/AlertReply";
import type { AlertView } from "../generated/AlertView";
import type { OtherMedicineView } from "../generated/OtherMedicineView";
import type { RecognisedOpioid } from "../generated/RecognisedOpioid";
import { hasText, text } from "./text";
import { fullDate, localParts } from "./time";

/** What an alert is about, in a sentence; null for an answer before starting. */
export function alertAbout({ about }: Pick<AlertView, "about">): string | null {
  switch (about.kind) {
    case "answer":
      return null;
    case "medicine":
      return about.ingredient === null
        ? text("caution.about.renamed", { name: about.name })
        : text("caution.about.medicine", { name: about.name, ingredient: about.ingredient });
    case "appointment":
      return text("caution.about.appointment", { date: fullDate(about.on) });
    case "gone":
      return text("caution.about.gone");
  }
}

/** An alert's line on Today: what it is about, and whom to ask. */
export function alertNote(alert: AlertView): string {
  const note = text(`caution.alert.${alert.kind}.note`);
  const about = alertAbout(alert);
  return about === null ? note : `${about} ${note}`;
}

/** The paragraphs of an alert; not every kind has all of them. */
export function alertWords(alert: AlertView): string[] {
  const parts = ["what", "label", "after", "ask"].map((part) => {
    const key = `caution.alert.${alert.kind}.${part}`;
    return hasText(key) ? text(key) : null;
  });
  return [alertAbout(alert), ...parts].filter((part) => part !== null);
}

/** What can be said to an alert of this kind, in its words. */
export function replyWords(kind: AlertView["kind"], reply: AlertReply): string {
  const own = `caution.reply.${kind}.${reply}`;
  return hasText(own) ? text(own) : text(`caution.reply.any.${reply}`);
}

/** An alert's line in the list of all: what it asks and since when, or what was said to it and when. */
export function alertHistory(alert: AlertView, zone: string): string {
  const day = (instant: number) => fullDate(localParts(instant, zone).date);
  if (alert.reply === null || alert.answered_at === null) {
    const since = text("caution.alerts.raised", { date: day(alert.raised_at) });
    return `${alertNote(alert)} ${since}`;
  }
  const reply = replyWords(alert.kind, alert.reply);
  const said = text("caution.alerts.replied", { reply, date: day(alert.answered_at) });
  const about = alertAbout(alert);
  return about === null ? said : `${about} ${said}`;
}

/** "Looks like tramadol, an opioid. …", with a word on the spelling where a slip was read over. */
export function looksLike(opioid: RecognisedOpioid): string {
  const looks = text(`caution.medicine.looks.${opioid.kind}`, { ingredient: opioid.ingredient });
  return opioid.exact ? looks : `${looks} ${text("caution.medicine.slip")}`;
}

/** A medicine's dose and dates in one line. */
export function medicineLine({ dose, since, until }: OtherMedicineView): string {
  return [dose, spanWords(since, until)].filter((part) => part !== null).join(", ");
}

function spanWords(since: string | null, until: string | null): string | null {
  if (since !== null && until !== null) {
    const values = { since: fullDate(since), until: fullDate(until) };
    return text("caution.medicine.span_line", values);
  }
  if (since !== null) return text("caution.medicine.since_line", { since: fullDate(since) });
  if (until !== null) return text("caution.medicine.until_line", { until: fullDate(until) });
  return null;
}
