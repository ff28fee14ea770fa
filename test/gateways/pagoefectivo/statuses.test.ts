import fc from "../../support/properties.ts";
import { describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { parseExactJson } from "../../../app/gateways/exact-json.ts";
import { readFound } from "../../../app/gateways/pagoefectivo/payment.ts";
import { statusTable } from "../../../app/gateways/pagoefectivo/statuses.ts";
import { found, paid } from "./wire-samples.ts";

const pages = "https://payment.pagoefectivo.pe";
function read(changes: object) {
  const json = parseExactJson(JSON.stringify({ ...found, ...changes }));
  if (!json.ok) throw new Error("the sample is not JSON");
  return readFound(json.value, pages);
}
const reading = (changes: object) => read(changes)?.reading;
const removed = { dateRemoval: "2026-08-13T19:00:00-05:00" };

describe("a status", () => {
  it("of 22 waits, whether told as a number or as text", () => {
    expect(reading({ status: 22 })).toEqual({ meaning: "waiting" });
    expect(reading({ status: "22" })).toEqual({ meaning: "waiting" });
  });

  it("of 23, Cancelado, is PAID and never canceled, with the exact amount and the payment's time", () => {
    expect(reading({ ...paid, amount: 22.1 })).toEqual({
      meaning: "told",
      facts: [
        {
          kind: "confirmed",
          key: "pagoefectivo:2523136:confirmed",
          gatewayPaymentId: "2523136",
          amount: money(2_210n, "PEN"),
          occurredAt: new Date("2026-08-13T23:00:00Z"),
        },
      ],
    });
  });

  it("of 21 ran out at its deadline", () => {
    expect(reading({ status: 21, statusName: "Expirado." })).toMatchObject({
      facts: [
        {
          kind: "expired",
          key: "pagoefectivo:2523136:expired",
          occurredAt: new Date("2026-08-14T02:13:37Z"),
        },
      ],
    });
  });

  it("of an unknown number is proved by its dates: paid by the payment's, canceled by the removal's", () => {
    expect(reading({ ...paid, status: 40, statusName: "Liquidado." })).toMatchObject({
      facts: [{ kind: "confirmed" }],
    });
    expect(reading({ status: 40, statusName: "Eliminado.", ...removed })).toMatchObject({
      facts: [
        {
          kind: "canceled",
          key: "pagoefectivo:2523136:canceled",
          occurredAt: new Date("2026-08-14T00:00:00Z"),
        },
      ],
    });
  });
});

describe("a status that a person must look at", () => {
  it.each<[string, object]>([
    ["an unknown number without a date", { status: 40, statusName: "Observado." }],
    ["paid without a payment date", { status: 23, statusName: "Cancelado." }],
    ["paid and removed", { ...paid, ...removed }],
    ["a payment date on one that waits", { ...paid, status: 22 }],
    ["a payment date on one that ran out", { ...paid, status: 21 }],
    ["a removal date on one that waits", { ...removed }],
    ["money that went back", { ...paid, status: 40, statusName: "Extornado." }],
    ["money that went back under the number of paid", { ...paid, statusName: "Anulado." }],
    ["a name of the language's own objects", { status: "constructor" }],
  ])("is %s: nothing changes and the words are handed on", (_what, changes) => {
    const told = reading(changes);
    expect(told?.meaning).toBe("unknown");
    if (told?.meaning === "unknown") expect(told.words).toMatch(/\S/);
  });

  it("is any unknown one without a date, whatever its words", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (status, statusName) => {
        if (!Object.hasOwn(statusTable, status))
          expect(reading({ status, statusName })?.meaning).toBe("unknown");
      }),
    );
  });
});

describe("a found CIP", () => {
  it("has its page in its environment, and none once it was removed", () => {
    expect(read({})?.voucher.hostedUrl).toBe(`${pages}/${found.token}.html`);
    expect(read({ status: 40, ...removed })?.voucher.hostedUrl).toBeNull();
    expect(read({ token: "../../evil" })?.voucher.hostedUrl).toBeNull();
    expect(read({ token: null })?.voucher.hostedUrl).toBeNull();
  });

  it("is not read without a number, an exact amount of soles or a deadline", () => {
    for (const changes of [
      { cip: null },
      { cip: 0 },
      { amount: "much" },
      { amount: -25 },
      { amount: 25.001 },
      { currency: "USD" },
      { dateExpiry: "1900-01-01T00:00:00-05:00" },
      { dateExpiry: "13/08/2026" },
    ])
      expect(read(changes), JSON.stringify(changes)).toBeNull();
  });

  it("without a transactionCode is still told, by its number alone", () => {
    expect(read({ transactionCode: null })?.externalReference).toBeNull();
    expect(read({ transactionCode: "" })?.externalReference).toBeNull();
  });
});
