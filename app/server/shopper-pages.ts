import type { Container } from "../container.server.ts";
import type { DocumentError } from "../domain/document.ts";
import type { PayFormError } from "../domain/payment-page.ts";
import { requestNewNumber } from "../flows/request-new-number.ts";
import { requestVoucher, type RequestVoucherError } from "../flows/request-voucher.ts";
import { sayPaid } from "../flows/say-paid.ts";
import { isLinkOver, showPayment } from "../flows/show-payment.ts";
import { newId } from "../lib/id.ts";
import { err, ok } from "../lib/result.ts";
import type { PageContainer, VoucherFormFailure } from "./page-container.ts";
import { createBarcodeReport } from "./report-barcode.ts";
import { readRefusalNotice } from "./refusal-notice.ts";

type ShopperPages = Pick<
  PageContainer,
  | "showPayment"
  | "reportBarcode"
  | "requestVoucher"
  | "sayPaid"
  | "requestNewNumber"
  | "nextUrl"
  | "readRefusal"
>;

/** What the shopper's pages ask of the application. */
export function createShopperPages(container: Container): ShopperPages {
  const { clock, payments, shopSync } = container;
  return {
    async showPayment(token) {
      const page = await showPayment(container, token, clock.now());
      if (page) return ok(page);
      return err((await payments.findByToken(token)) ? "gone" : "not_found");
    },

    reportBarcode: createBarcodeReport(container),

    async requestVoucher(token, form) {
      const asked = await requestVoucher({ ...container, newId }, token, form, clock.now());
      if (asked.ok || asked.error.kind === "not_open") return ok();
      return err(toFormFailure(asked.error));
    },

    async sayPaid(token) {
      const said = await sayPaid(container, token, clock.now());
      return said.ok ? ok() : err("not_found");
    },

    async requestNewNumber(token) {
      const asked = await requestNewNumber({ ...container, newId }, token, clock.now());
      return !asked.ok && asked.error === "unknown_link" ? err("not_found") : ok();
    },

    async nextUrl(token) {
      const payment = await payments.findByToken(token);
      if (!payment) return err("not_found");
      const voucher = await payments.latestVoucher(payment.shop.id, payment.id);
      if (isLinkOver(payment, voucher, clock.now())) return err("gone");
      return ok((await shopSync.read(payment.shop.id, payment.id))?.nextUrl ?? null);
    },

    readRefusal: (notice) => Promise.resolve(readRefusalNotice(container.env.SESSION_SECRET, notice)),
  };
}

const documentErrors: Record<DocumentError, PayFormError> = {
  unknown_type: "document_type",
  empty: "document_empty",
  not_digits: "document_digits",
  wrong_length: "document_length",
  wrong_check_digit: "document_check_digit",
};

function toFormFailure(error: Exclude<RequestVoucherError, { kind: "not_open" }>): VoucherFormFailure {
  switch (error.kind) {
    case "unknown_link":
      return { kind: "link", error: "not_found" };
    case "method_missing":
    case "email_missing":
    case "email_malformed":
      return { kind: "form", errors: [error.kind] };
    case "document":
      return { kind: "form", errors: [documentErrors[error.why]] };
  }
}
