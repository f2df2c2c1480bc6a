import { invoke } from "@tauri-apps/api/core";
import type { ContactKind } from "../generated/ContactKind";
import type { ContactView } from "../generated/ContactView";
import type { ProductCheck } from "../generated/ProductCheck";
import type { ProductDraft } from "../generated/ProductDraft";
import type { Saved } from "../generated/Saved";
import type { StockDraft } from "../generated/StockDraft";
import type { StockView } from "../generated/StockView";

// One function a command. Each rejects with an AppError (see `asAppError`).

export const stock = () => invoke<StockView>("stock");
export const checkProduct = (draft: ProductDraft) =>
  invoke<ProductCheck>("check_product", { draft });
export const setProduct = (draft: ProductDraft) => invoke<Saved>("set_product", { draft });
export const changeProduct = (id: string, draft: ProductDraft) =>
  invoke<Saved>("change_product", { id, draft });
export const countStock = (quantity: string) => invoke<Saved>("count_stock", { quantity });
export const refill = (draft: StockDraft) => invoke<Saved>("refill", { draft });
export const changeStockEntry = (id: string, draft: StockDraft) =>
  invoke<Saved>("change_stock_entry", { id, draft });
export const removeStockEntry = (id: string) => invoke<Saved>("remove_stock_entry", { id });
export const setRefillDays = (days: number) => invoke<Saved>("set_refill_days", { days });
export const contacts = () => invoke<ContactView[]>("contacts");
/** Hands the number to the device's own telephone program. */
export const call = (role: ContactKind) => invoke<null>("call", { role });
export const setContact = (role: ContactKind, name: string, phone: string) =>
  invoke<Saved>("set_contact", { role, name, phone });
