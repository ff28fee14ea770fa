import { describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { readSample } from "./read-sample.ts";
import { efectyPayment, pagoefectivoPayment } from "./wire-samples.ts";

const details = efectyPayment.transaction_details;
const voucherOf = (changes: object) => readSample({ ...efectyPayment, ...changes })?.voucher;

describe("the documented answers", () => {
  it("of Efecty give the reference, the page and the deadline, and no agreement that was not told", () => {
    expect(readSample(efectyPayment)).toEqual({
      gatewayPaymentId: "5466310457",
      externalReference: "pay_0001-1",
      amount: money(500_000n, "COP"),
      voucher: {
        reference: "24308386",
        agreementCode: null,
        agreementName: null,
        barcode: null,
        hostedUrl: details.external_resource_url,
        expiresAt: new Date("2026-05-31T03:59:59.000Z"),
      },
      reading: { meaning: "waiting" },
    });
  });

  it("of PagoEfectivo give the CIP and the exact soles", () => {
    expect(readSample(pagoefectivoPayment)).toMatchObject({
      amount: money(2_550n, "PEN"),
      voucher: { reference: "123457986" },
    });
  });
});

describe("a voucher field", () => {
  it("that is null, absent or of a surprising type is simply not told", () => {
    const nothing = { reference: null, barcode: null, hostedUrl: null };
    expect(voucherOf({ transaction_details: null })).toMatchObject(nothing);
    expect(voucherOf({ transaction_details: undefined })).toMatchObject(nothing);
    expect(voucherOf({ transaction_details: "later" })).toMatchObject(nothing);
    expect(
      voucherOf({ transaction_details: { payment_method_reference_id: {}, barcode: [] } }),
    ).toMatchObject(nothing);
  });

  it("is read as text when it comes as a number", () => {
    expect(voucherOf({ transaction_details: { payment_method_reference_id: 24308386 } })?.reference).toBe(
      "24308386",
    );
  });

  it("is found in payment_method.data when transaction_details has none", () => {
    const data = { reference_id: "77", external_resource_url: "https://example.com/voucher" };
    expect(voucherOf({ transaction_details: {}, payment_method: { data } })).toMatchObject({
      reference: "77",
      hostedUrl: "https://example.com/voucher",
    });
  });

  it("that would be a link is taken only when it is a web address", () => {
    for (const external_resource_url of ["javascript:alert(1)", "data:text/html,x", "/relative", ""]) {
      expect(voucherOf({ transaction_details: { external_resource_url } })?.hostedUrl).toBeNull();
    }
  });
});

describe("a barcode", () => {
  it.each([
    ["Code128C", "code128"],
    ["code_128", "code128"],
    ["I2of5", "itf"],
    ["Interleaved2of5", "itf"],
    ["QR", "qr"],
  ])("of type %s is drawn as %s, wherever it was told", (type, symbology) => {
    const barcode = { content: "0012345", type };
    const expected = { symbology, content: "0012345" };
    expect(voucherOf({ barcode })?.barcode).toEqual(expected);
    expect(voucherOf({ transaction_details: { ...details, barcode } })?.barcode).toEqual(expected);
  });

  it("without a type, without content or of an unknown type is not drawn", () => {
    for (const barcode of [
      { content: "1" },
      { type: "qr" },
      { content: "", type: "qr" },
      { content: "1", type: "PDF417" },
    ]) {
      expect(voucherOf({ barcode })?.barcode).toBeNull();
    }
  });
});

describe("the deadline", () => {
  it("falls back to 30 days after creation, when Mercado Pago cancels on its own", () => {
    expect(voucherOf({ date_of_expiration: null })?.expiresAt).toEqual(new Date("2026-06-26T14:04:58.396Z"));
  });

  it("that cannot be told at all makes the answer unreadable", () => {
    expect(readSample({ ...efectyPayment, date_of_expiration: null, date_created: "yesterday" })).toBeNull();
  });
});

it.each([
  ["no id", { id: null }],
  ["an id that is not a number", { id: "../refunds" }],
  ["no status", { status: null }],
  ["no amount", { transaction_amount: null }],
  ["an amount with more digits than the currency", { transaction_amount: 10.005 }],
  ["a negative amount", { transaction_amount: -5 }],
  ["a currency nobody asked for", { currency_id: "ZZZ" }],
  ["refunds that are no list", { refunds: "none" }],
])("an answer with %s is unreadable, not guessed", (_what, changes) => {
  expect(readSample({ ...efectyPayment, ...changes })).toBeNull();
});
