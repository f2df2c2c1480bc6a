import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ReportAsked } from "../generated/ReportAsked";
import type { ReportPreview } from "../generated/ReportPreview";
import { ReportPages } from "./report-pages.svelte";

const ipc = vi.hoisted(() => ({ reportPreview: vi.fn() }));
vi.mock("../ipc/report", () => ipc);

const asked = (kind: "last_30_days" | "everything") => ({ period: { kind } }) as ReportAsked;
const page = (place: number) => `page ${String(place)}`;

/** A report of so many pages: three at first, then up to ten at a time. */
function has(of: number) {
  ipc.reportPreview.mockImplementation((_: ReportAsked, first: number) => {
    const last = Math.min(of, first === 0 ? 3 : first + 10);
    const pages = Array.from({ length: Math.max(0, last - first) }, (_, index) =>
      page(first + index),
    );
    return Promise.resolve({ of, first, pages } as ReportPreview);
  });
}

beforeEach(() => {
  ipc.reportPreview.mockReset();
});

describe("the pages of the report", () => {
  it("are a few at first, and more are added when asked for", async () => {
    has(20);
    const pages = new ReportPages();
    await pages.load(asked("everything"));
    expect(pages.pages).toEqual([page(0), page(1), page(2)]);
    expect(pages.left).toBe(17);
    await pages.more();
    expect(pages.pages).toHaveLength(13);
    await pages.more();
    expect(pages.pages).toHaveLength(20);
    expect(pages.pages[19]).toBe(page(19));
    expect(pages.left).toBe(0);
  });

  it("stay as many where something changed, and are a few again of other days", async () => {
    has(20);
    const pages = new ReportPages();
    await pages.load(asked("everything"));
    await pages.more();
    await pages.load(asked("everything"));
    expect(pages.pages).toHaveLength(13);
    await pages.load(asked("last_30_days"));
    expect(pages.pages).toHaveLength(3);
  });

  it("are fewer where the report became shorter", async () => {
    has(20);
    const pages = new ReportPages();
    await pages.load(asked("everything"));
    await pages.more();
    has(4);
    await pages.load(asked("everything"));
    expect(pages.pages).toHaveLength(4);
    expect(pages.left).toBe(0);
  });

  it("are not hidden by a slow answer about what was chosen before", async () => {
    let slow: (view: ReportPreview) => void = () => undefined;
    ipc.reportPreview.mockReturnValueOnce(new Promise((done) => (slow = done)));
    const pages = new ReportPages();
    const first = pages.load(asked("everything"));
    has(2);
    await pages.load(asked("last_30_days"));
    slow({ of: 9, first: 0, pages: ["old"] } as unknown as ReportPreview);
    await first;
    expect(pages.pages).toEqual([page(0), page(1)]);
    expect(pages.pending).toBe(false);
  });

  it("stay where others can't be drawn, and it is said why", async () => {
    has(2);
    const pages = new ReportPages();
    await pages.load(asked("everything"));
    ipc.reportPreview.mockRejectedValueOnce({ code: "no_visit_yet" });
    await pages.load(asked("last_30_days"));
    expect(pages.error).toEqual({ code: "no_visit_yet" });
    expect(pages.pages).toHaveLength(2);
    await pages.load(asked("last_30_days"));
    expect(pages.error).toBeNull();
  });

  it("take back what was wrong with other days as soon as others are chosen", async () => {
    has(2);
    const pages = new ReportPages();
    ipc.reportPreview.mockRejectedValueOnce({ code: "end_before_beginning" });
    await pages.load(asked("last_30_days"));
    expect(pages.error).not.toBeNull();
    const next = pages.load(asked("everything"));
    expect(pages.error).toBeNull();
    await next;
  });
});
