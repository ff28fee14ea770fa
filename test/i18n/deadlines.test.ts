import { expect, it } from "vitest";
import { formatDeadline } from "../../app/i18n/format.ts";
import { hoursLeft, momentOf } from "../../app/ui/pay/moment.ts";
import { voucherWith } from "./payment-pages.ts";

const words = (at: string, language: "es" | "en" | "zh-CN" = "es") =>
  formatDeadline(new Date(at), "CO", language).replaceAll("\u00a0", " ");

it.each([
  [
    "the last minute of a month",
    "2026-12-01T04:59:00Z",
    "lunes, 30 de noviembre, 11:59 p. m. (hora de Colombia)",
  ],
  [
    "midnight after a month",
    "2026-12-01T05:00:00Z",
    "lunes, 30 de noviembre, 11:59 p. m. (hora de Colombia)",
  ],
  ["a leap day", "2028-03-01T04:59:00Z", "martes, 29 de febrero, 11:59 p. m. (hora de Colombia)"],
  [
    "the last day of February",
    "2027-03-01T04:59:00Z",
    "domingo, 28 de febrero, 11:59 p. m. (hora de Colombia)",
  ],
  ["the end of a year", "2027-01-01T04:59:00Z", "jueves, 31 de diciembre, 11:59 p. m. (hora de Colombia)"],
])("%s is told as the counter's day, never as midnight", (_name, at, told) => {
  expect(words(at)).toBe(told);
});

it("is the counter's day for a reader in China, where it is tomorrow already", () => {
  // 7 a. m. on 28 November in Shanghai.
  expect(words("2026-11-27T23:00:00Z", "zh-CN")).toBe("11月27日星期五 18:00（哥伦比亚时间）");
});

it("turns into the last day 24 hours before its end, and never promises an hour that is not there", () => {
  const expiresAt = new Date("2028-03-01T04:59:00Z");
  const stage = voucherWith({}, { expiresAt });
  const before = (ms: number) => new Date(expiresAt.getTime() - ms);
  const hour = 3_600_000;
  expect(momentOf(stage, before(24 * hour + 1))).toBe("waiting");
  expect(momentOf(stage, before(24 * hour))).toBe("lastDay");
  expect(hoursLeft(stage, before(hour + 1))).toBe(2);
  expect(hoursLeft(stage, before(1))).toBe(1);
});
