import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changes } from "./changes.svelte";
import { Loaded } from "./loaded.svelte";

const told = vi.hoisted(() => ({ by: [] as (() => void)[], stopped: 0 }));
vi.mock("../ipc/commands", () => ({
  onChanged: (callback: () => void) => {
    told.by.push(callback);
    return Promise.resolve(() => {
      told.stopped += 1;
    });
  },
}));

/** As much of a page as is listened to. */
class Page extends EventTarget {
  visibilityState = "visible";
}

let page: Page;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", new EventTarget());
  changes.count = 0;
  stop = changes.watch();
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the reasons to load again", () => {
  it("are told by the program, and an hour gone by is none", () => {
    vi.advanceTimersByTime(3_600_000);
    expect(changes.count).toBe(0);
    told.by.at(-1)?.();
    expect(changes.count).toBe(1);
  });

  it("are that the window is seen again, not that it is hidden", () => {
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(changes.count).toBe(0);
    page.visibilityState = "visible";
    page.dispatchEvent(new Event("visibilitychange"));
    window.dispatchEvent(new Event("focus"));
    expect(changes.count).toBe(2);
  });

  it("are no longer heard of once nobody listens", async () => {
    const before = told.stopped;
    stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(told.stopped).toBe(before + 1);
    window.dispatchEvent(new Event("focus"));
    expect(changes.count).toBe(0);
  });

  it("have what is shown loaded again", () => {
    const load = vi.fn(() => Promise.resolve(null));
    const loaded = new Loaded(load);
    const end = $effect.root(() => {
      $effect(() => {
        loaded.follow();
      });
    });
    flushSync();
    told.by.at(-1)?.();
    flushSync();
    expect(load).toHaveBeenCalledTimes(2);
    end();
  });
});
