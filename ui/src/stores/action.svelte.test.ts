import { flushSync } from "svelte";
import { expect, it } from "vitest";
import { Action } from "./action.svelte";

it("an effect that sets it off does not run again because it ended", async () => {
  const action = new Action();
  let typed = $state("");
  let runs = 0;
  const stop = $effect.root(() => {
    $effect(() => {
      void typed;
      runs += 1;
      void action.run(() => Promise.resolve());
    });
  });
  const settled = async () => {
    flushSync();
    await new Promise((done) => setTimeout(done));
    flushSync();
  };
  await settled();
  expect(runs).toBe(1);
  typed = "4";
  await settled();
  expect(runs).toBe(2);
  stop();
});
