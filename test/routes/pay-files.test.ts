import type { LoaderFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import type { PaymentPage } from "../../app/domain/payment-page.ts";
import { err, ok } from "../../app/lib/result.ts";
import { loader as readBarcode } from "../../app/routes/pay/barcode.ts";
import { loader as readCalendar } from "../../app/routes/pay/calendar.ts";
import { loader as readPicture } from "../../app/routes/pay/picture.ts";
import { loader as readSheet } from "../../app/routes/pay/sheet.ts";
import type { PageContainer } from "../../app/server/page-container.ts";
import { now, pageWith, voucherWith } from "../i18n/payment-pages.ts";
import { readPng } from "../support/read-barcodes.ts";

const barcode = { symbology: "code128", content: "01234567890123456789" } as const;

function argsFor(page: PaymentPage | null, query = ""): LoaderFunctionArgs {
  const showPayment: PageContainer["showPayment"] = async () => (page ? ok(page) : err("not_found"));
  const container = { now: () => now, showPayment } as PageContainer;
  const request = new Request(`https://pay.example.com/pay/tok_1/file?lang=es${query}`);
  return { request, params: { token: "tok_1" }, context: { container, requestId: "req_1" } };
}

const files = { readBarcode, readCalendar, readPicture, readSheet };
const open = pageWith(voucherWith({}, { barcode }));

async function thrown(work: Promise<unknown>): Promise<Response> {
  const response = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(response instanceof Response)) throw new Error("no response was thrown");
  return response;
}

describe.each(Object.entries(files))("the file of %s", (_name, loader) => {
  it("is the shopper's alone: not cached, not indexed, with no name that tells anything", async () => {
    const { headers } = await loader(argsFor(open));
    expect(headers.get("Cache-Control")).toBe("private, no-store");
    expect(headers.get("X-Robots-Tag")).toContain("noindex");
    expect(headers.get("Content-Disposition")).not.toContain("tok_1");
  });

  it("is not given for a number that must not be paid: the page tells why", async () => {
    for (const state of ["paid", "expired", "canceled"] as const) {
      const answer = await thrown(loader(argsFor(pageWith(voucherWith({ state }, { barcode })))));
      expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/pay/tok_1"]);
    }
  });

  it("is a dead link with the page's own", async () => {
    expect((await thrown(loader(argsFor(null)))).status).toBe(404);
  });
});

it("the barcode alone is a picture that reads as the gateway says, and is missing where none is named", async () => {
  const answer = await readBarcode(argsFor(open));
  expect(await readPng(Buffer.from(await answer.arrayBuffer()))).toEqual([
    { type: "ZBAR_CODE128", text: barcode.content },
  ]);
  expect((await thrown(readBarcode(argsFor(pageWith(voucherWith()))))).status).toBe(404);
});

it("the sheet is as wide as the paper that was asked for", async () => {
  const widths = ["", "&paper=receipt", "&paper=other"].map(async (query) => {
    const pdf = await (await readSheet(argsFor(open, query))).text();
    return Number(/MediaBox \[0 0 ([\d.]+)/.exec(pdf)?.[1]);
  });
  const [usual, receipt, other] = await Promise.all(widths);
  expect([usual, receipt, other].map((points) => Math.round(((points ?? 0) / 72) * 25.4))).toEqual([
    210, 80, 210,
  ]);
});
