import { untrack } from "svelte";
import type { AppError } from "../generated/AppError";
import type { ProductCheck } from "../generated/ProductCheck";
import type { ProductDraft } from "../generated/ProductDraft";
import type { ProductField } from "../generated/ProductField";
import { checkProduct } from "../ipc/stock";
import { asAppError } from "../ipc/error";

/** What is typed of a product; core says what it makes of it. */
export class ProductForm {
  draft = $state<ProductDraft>() as ProductDraft;
  /** What core said last, whatever the draft was. */
  last = $state.raw<ProductCheck | null>(null);
  /** Why core could not be asked. */
  error = $state.raw<AppError | null>(null);
  #asked = 0;

  constructor(draft: ProductDraft) {
    this.draft = structuredClone(draft);
  }

  /** To be called in an effect: core is asked about each thing that is typed or chosen. */
  follow() {
    void JSON.stringify(this.draft);
    untrack(() => {
      this.ask().catch(() => undefined);
    });
  }

  /** Asks core about what is typed now. Of several questions under way the latest one counts. */
  async ask(): Promise<ProductCheck> {
    const asked = ++this.#asked;
    try {
      const check = await checkProduct($state.snapshot(this.draft));
      if (asked === this.#asked) {
        this.last = check;
        this.error = null;
      }
      return check;
    } catch (thrown) {
      if (asked === this.#asked) this.error = asAppError(thrown);
      throw thrown;
    }
  }

  errorAt(field: ProductField): AppError | null {
    return this.last?.errors.find((wrong) => wrong.field === field)?.error ?? null;
  }
}
