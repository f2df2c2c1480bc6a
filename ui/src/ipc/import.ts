import { invoke } from "@tauri-apps/api/core";
import type { DateOrder } from "../generated/DateOrder";
import type { ImportPreview } from "../generated/ImportPreview";
import type { Imported } from "../generated/Imported";

// The file goes as the body of the request, what was chosen in its headers. Each rejects with an AppError.

const headers = (order: DateOrder | null): Record<string, string> =>
  order === null ? {} : { "x-date-order": order };

export const previewImport = (file: Uint8Array, order: DateOrder | null) =>
  invoke<ImportPreview>("preview_import", file, { headers: headers(order) });
export const importFile = (file: Uint8Array, order: DateOrder | null, expected: number) =>
  invoke<Imported>("import_file", file, {
    headers: { ...headers(order), "x-expected": String(expected) },
  });
