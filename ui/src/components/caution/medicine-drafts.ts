import type { OtherMedicineDraft } from "../../generated/OtherMedicineDraft";

/** What was typed before a sheet was closed without saving, by the medicine's id; "" for a new one. */
export const kept = new Map<string, OtherMedicineDraft>();
