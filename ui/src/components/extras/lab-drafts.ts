import type { LabDraft } from "../../generated/LabDraft";

/** What was typed before the sheet was closed without saving, by the value's id; "" for a new one. */
export const kept = new Map<string, LabDraft>();
