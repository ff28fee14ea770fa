import { describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { parseExactJson } from "../../../app/gateways/exact-json.ts";
import { readPayment } from "../../../app/gateways/dlocal/payment.ts";
import { statusTable } from "../../../app/gateways/dlocal/statuses.ts";
import { readTime } from "../../../app/gateways/dlocal/wire-time.ts";
import type { GatewayPayment } from "../../../app/ports/gateway.ts";
import { efectyPayment, pagoEfectivoPayment, paid } from "./wire-samples.ts";

/** Takes a sample the whole way an answer takes: JSON text, exact parse, reading. */
function readText(text: string): GatewayPayment | null {
  const json = parseExactJson(text);
  if (!json.ok) throw new Error("the sample is not JSON");
  return readPayment(json.value);
}
const read = (sample: object) => readText(JSON.stringify(sample));
const withTicket = (changes: object) =>
  read({ ...efectyPayment, ticket: { ...efectyPayment.ticket, ...changes } })?.voucher;

describe("a ticket of dLocal's samples", () => {
  it("of Efecty gives number, exact barcode, the picture's address and the deadline in UTC", () => {
    expect(read(efectyPayment)).toEqual({
      gatewayPaymentId: efectyPayment.id,
      externalReference: "pay_0001-1",
      amount: money(1_000_000n, "COP"),
      voucher: {
        reference: "42807357",
        agreementCode: null,
        agreementName: "Dlocal",
        barcode: { symbology: "code128", content: "41577099989921778020000042807357390020200223" },
        hostedUrl: "https://pay.example.com/gmf/payments/M-1",
        expiresAt: new Date("2020-02-24T02:59:00.000Z"),
      },
      reading: { meaning: "waiting" },
    });
  });

  it("of PagoEfectivo gives the CIP, no barcode and exact soles", () => {
    expect(read(pagoEfectivoPayment)).toMatchObject({
      amount: money(2_550n, "PEN"),
      voucher: { reference: "28945684", barcode: null, agreementCode: null },
    });
  });

  it("gives Efecty's convenio only when dLocal names the company, never from memory", () => {
    expect(withTicket({ company_id: "111571" })?.agreementCode).toBe("111571");
    expect(withTicket({ company_id: "NIT 9" })?.agreementCode).toBeNull();
    const peruvian = { ...pagoEfectivoPayment.ticket, company_id: "111571" };
    expect(read({ ...pagoEfectivoPayment, ticket: peruvian })?.voucher.agreementCode).toBeNull();
  });

  it("draws a barcode only in a format it names and we know", () => {
    expect(withTicket({ format: "CODE_128" })?.barcode?.symbology).toBe("code128");
    expect(withTicket({ format: "ITF" })?.barcode?.symbology).toBe("itf");
    for (const format of ["EAN_13", "", null, 3]) expect(withTicket({ format })?.barcode).toBeNull();
    expect(withTicket({ barcode: "" })?.barcode).toBeNull();
  });

  it("dictates the id of a reference code, which has no number, and of no other kind", () => {
    const code = { number: undefined, id: "RC-77120" };
    expect(withTicket({ ...code, type: "REFERENCE_CODE" })?.reference).toBe("RC-77120");
    expect(withTicket({ ...code, type: "BARCODE" })?.reference).toBeNull();
    expect(withTicket({ type: "REFERENCE_CODE", id: "RC-77120" })?.reference).toBe("42807357");
  });

  it("links only to web addresses", () => {
    expect(withTicket({ image_url: "javascript:alert(1)" })?.hostedUrl).toBeNull();
  });

  it("without a deadline lives the shortest life there is, also when the whole ticket is missing", () => {
    const expected = new Date("2020-02-22T21:05:42.000Z");
    expect(withTicket({ expiration_date: null })?.expiresAt).toEqual(expected);
    expect(withTicket({ expiration_date: "soon" })?.expiresAt).toEqual(expected);
    expect(read({ ...efectyPayment, ...paid, ticket: undefined })).toMatchObject({
      voucher: { reference: null, expiresAt: expected },
      reading: { meaning: "told" },
    });
  });
});

describe("an amount", () => {
  it.each(["29", "29.0", "29.00"])("written %s is the same 29 soles", (literal) => {
    const text = JSON.stringify({ ...pagoEfectivoPayment, amount: 0 }).replace(
      '"amount":0',
      `"amount":${literal}`,
    );
    expect(readText(text)?.amount).toEqual(money(2_900n, "PEN"));
  });

  it("that is not exact, or of no known currency, is not read at all", () => {
    for (const changes of [{ amount: 0.001 }, { amount: "x" }, { amount: null }, { currency: "XXX" }]) {
      expect(read({ ...pagoEfectivoPayment, ...changes })).toBeNull();
    }
  });
});

describe("a status", () => {
  it("PAID is confirmed with the amount and when it was approved, whatever the code says", () => {
    for (const status_code of ["200", 200, "100", undefined]) {
      expect(read({ ...efectyPayment, ...paid, status_code })?.reading).toEqual({
        meaning: "told",
        facts: [
          {
            kind: "confirmed",
            key: `dlocal:${efectyPayment.id}:confirmed`,
            gatewayPaymentId: efectyPayment.id,
            amount: money(1_000_000n, "COP"),
            occurredAt: new Date("2020-02-20T15:00:00.000Z"),
          },
        ],
      });
    }
  });

  it.each([
    ["EXPIRED", "500", "expired"],
    ["EXPIRED", "600", "expired"],
    ["CANCELLED", "400", "canceled"],
    ["CANCELLED", "200", "canceled"],
    ["REJECTED", "300", "rejected"],
    ["REJECTED", "319", "rejected"],
  ])("%s with code %s ends it unpaid as %s", (status, status_code, kind) => {
    expect(read({ ...efectyPayment, status, status_code })?.reading).toMatchObject({
      meaning: "told",
      facts: [{ kind, gatewayPaymentId: efectyPayment.id }],
    });
  });

  it.each(["AUTHORIZED", "VERIFIED", "paid", "REFUNDED", "", "toString", "__proto__"])(
    "%s is unknown and changes nothing",
    (status) => {
      expect(Object.keys(statusTable)).not.toContain(status);
      expect(read({ ...efectyPayment, status })?.reading.meaning).toBe("unknown");
    },
  );
});

describe("a time", () => {
  it("is read with its offset written in any of the ways seen", () => {
    const at = new Date("2020-02-24T02:59:00.000Z");
    for (const text of [
      "2020-02-24T02:59:00.000+0000",
      "2020-02-24T02:59:00Z",
      "2020-02-23T21:59:00.000-0500",
      "2020-02-23T21:59:00-05:00",
    ]) {
      expect(readTime(text), text).toEqual(at);
    }
  });

  it("without an offset, or of no such day, is not a time", () => {
    for (const text of ["2020-02-24T02:59:00.000", "2020-13-24T02:59:00Z", "2020-02-24", "", null]) {
      expect(readTime(text)).toBeNull();
    }
  });
});
