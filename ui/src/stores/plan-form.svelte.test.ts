import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PlanCheck } from "../generated/PlanCheck";
import type { PlanDraft } from "../generated/PlanDraft";
import { checkPlan } from "../ipc/commands";
import { PlanForm } from "./plan-form.svelte";

vi.mock("../ipc/commands", () => ({ checkPlan: vi.fn() }));

/** The questions under way, to be answered in any order. */
let asked: { mg: string; answer: () => void; fail: () => void }[] = [];

function checked(mg: string): PlanCheck {
  const amount = { mg, ml: mg, rounded: false, comes_to_mg: null, syringe: null };
  const asks = { asks: [], begins: null };
  const plain = { errors: [], question: null, ...asks, times: [], open_until: null };
  return { ...plain, total_mg: mg, amounts: [amount] };
}

beforeEach(() => {
  asked = [];
  vi.mocked(checkPlan).mockImplementation((draft: PlanDraft) => {
    const mg = draft.slots[0]?.amount ?? "";
    return new Promise((resolve, reject) => {
      const answer = () => {
        resolve(checked(mg));
      };
      const fail = () => {
        // A command rejects with a plain object, as Tauri's do.
        reject({ code: "storage" } as unknown as Error);
      };
      asked.push({ mg, answer, fail });
    });
  });
});

const settled = async () => {
  await new Promise((done) => setTimeout(done));
  flushSync();
};

function shownMl(form: PlanForm): string | null {
  return form.check?.amounts[0]?.ml ?? null;
}

describe("a plan that is typed", () => {
  it("is asked about once for each character, also after the answer came", async () => {
    const form = new PlanForm();
    const stop = $effect.root(() => {
      $effect(() => {
        form.follow();
      });
    });
    flushSync();
    expect(asked.length).toBe(1);
    asked[0]?.answer();
    await settled();
    expect(asked.length).toBe(1);

    form.amount = "4";
    flushSync();
    asked[1]?.answer();
    await settled();
    expect(asked.map(({ mg }) => mg)).toEqual(["", "4"]);

    const [morning] = form.parts;
    if (morning) morning.at = "08:15";
    form.rhythm = "morning";
    flushSync();
    asked[2]?.answer();
    await settled();
    expect(asked.length).toBe(3);
    stop();
  });

  it("never shows the volume of another amount", async () => {
    const form = new PlanForm();
    form.amount = "4.5";
    void form.ask();
    asked[0]?.answer();
    await settled();
    expect(shownMl(form)).toBe("4.5");

    form.amount = "3";
    expect(form.check).toBeNull();
    expect(form.last).not.toBeNull();

    form.amount = "4.5";
    expect(shownMl(form)).toBe("4.5");
  });

  it("keeps the answer to the latest question, whichever comes first", async () => {
    const form = new PlanForm();
    form.amount = "4.5";
    void form.ask();
    form.amount = "3";
    void form.ask();
    asked[1]?.answer();
    await settled();
    expect(shownMl(form)).toBe("3");
    asked[0]?.answer();
    await settled();
    expect(shownMl(form)).toBe("3");
  });

  it("forgets why an overtaken question failed", async () => {
    const form = new PlanForm();
    form.amount = "4.5";
    const first = form.ask().catch(() => "failed");
    form.amount = "3";
    void form.ask();
    asked[1]?.answer();
    await settled();
    asked[0]?.fail();
    await settled();
    expect(await first).toBe("failed");
    expect(form.error).toBeNull();
    expect(shownMl(form)).toBe("3");
  });

  it("says why the latest question failed, until one is answered", async () => {
    const form = new PlanForm();
    const failing = form.ask().catch(() => "failed");
    asked[0]?.fail();
    await settled();
    expect(await failing).toBe("failed");
    expect(form.error).toEqual({ code: "storage" });
    void form.ask();
    asked[1]?.answer();
    await settled();
    expect(form.error).toBeNull();
  });
});
