import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorText } from "./error";
import { hasText, text } from "./text";

const source = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(source, path), "utf8");

const codes = [...read("generated/AppError.ts").matchAll(/"code": "(\w+)"/g)].map(
  ([, code]) => code ?? "",
);

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.(svelte|ts)$/.test(path) && !path.endsWith(".test.ts"),
);

describe("the catalogue", () => {
  it("has words for every failure", () => {
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !hasText(`error.${code}`))).toEqual([]);
  });

  it("has words for every key that is used as it stands", () => {
    const keys = files.flatMap((path) =>
      [...read(path).matchAll(/text\(\s*"([\w.]+)"/g)].map(([, key]) => key ?? ""),
    );
    expect(keys.length).toBeGreaterThan(50);
    expect(keys.filter((key) => !hasText(key))).toEqual([]);
  });

  it("shouts nowhere", () => {
    const catalogues = readdirSync(join(source, "text/en"));
    expect(catalogues.length).toBeGreaterThan(5);
    expect(catalogues.filter((name) => read(`text/en/${name}`).includes("!"))).toEqual([]);
  });

  it("chooses between one and more", () => {
    expect(text("remind.every", { minutes: 10, count: 1 })).toBe("every 10 minutes, 1 time");
    expect(text("remind.every", { minutes: 10, count: 3 })).toBe("every 10 minutes, 3 times");
  });

  it("puts what a failure tells into its sentence", () => {
    expect(errorText({ code: "plan_not_low_dose", total_mg: "12" })).toContain("12 mg");
    expect(errorText({ code: "folder_read_only", path: "/data" })).toContain("/data");
  });
});
