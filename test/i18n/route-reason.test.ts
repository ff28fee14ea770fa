import { describe, expect, it } from "vitest";
import { money } from "../../app/domain/money.ts";
import type { RouteReason } from "../../app/domain/routing.ts";
import { languages } from "../../app/i18n/language.ts";
import { explainRoute } from "../../app/i18n/route-reason.ts";

const bound = money(500_000n, "COP");
const reasons: Record<RouteReason["reason"], RouteReason> = {
  chosen: { reason: "chosen" },
  stands_by: { reason: "stands_by" },
  other_mode: { reason: "other_mode" },
  other_country: { reason: "other_country" },
  method_off: { reason: "method_off" },
  decimals: { reason: "decimals" },
  amount_too_small: { reason: "amount_too_small", bound },
  amount_too_large: { reason: "amount_too_large", bound },
  life_too_long: { reason: "life_too_long", minHours: 96 },
  document_missing: { reason: "document_missing" },
  cannot_refund: { reason: "cannot_refund" },
  circuit_open: { reason: "circuit_open", until: new Date("2026-11-25T20:05:00Z") },
};

describe.each(languages)("why an account was taken or passed over, in %s", (language) => {
  it("has a sentence of its own for every reason, with nothing left to fill in", () => {
    const sentences = Object.values(reasons).map((why) => explainRoute(why, "CO", language));
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(
      sentences.filter((sentence) => sentence === "" || /\{\{|undefined|routing\./.test(sentence)),
    ).toEqual([]);
  });

  it("names the bound, the hours and the time", () => {
    expect(explainRoute(reasons.amount_too_small, "CO", language)).toContain("$\u00a05.000");
    expect(explainRoute(reasons.life_too_long, "CO", language)).toContain("96");
    expect(explainRoute(reasons.circuit_open, "CO", language)).toMatch(/3:05|15:05/);
  });
});
