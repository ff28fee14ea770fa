import type { Barcode, VoucherDetails } from "../../domain/voucher.ts";
import type { WirePayment } from "./wire-payment.ts";
import { readTime } from "./wire-time.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** An unpaid voucher without a date of its own is cancelled by day 30 (devsite-docs, 2026-09). */
const longestLifeMs = 30 * dayMs;

/**
 * What the shopper needs at the counter, exactly as told. The convenio is not in the API and stays null: the
 * hosted page shows it. Null when not even the deadline can be told.
 */
export function readVoucher(payment: WirePayment): VoucherDetails | null {
  const expiresAt = readDeadline(payment);
  if (!expiresAt) return null;
  const details = payment.transaction_details;
  const methodData = payment.payment_method?.data;
  return {
    reference: filled(details?.payment_method_reference_id) ?? filled(methodData?.reference_id),
    agreementCode: null,
    agreementName: null,
    // Seen in both places, depending on the API's age.
    barcode: readBarcode(details?.barcode) ?? readBarcode(payment.barcode),
    hostedUrl: readUrl(details?.external_resource_url) ?? readUrl(methodData?.external_resource_url),
    expiresAt,
  };
}

function readDeadline(payment: WirePayment): Date | null {
  const told = readTime(payment.date_of_expiration);
  if (told) return told;
  const createdAt = readTime(payment.date_created);
  return createdAt && new Date(createdAt.getTime() + longestLifeMs);
}

/** Drawn only when the answer says both what to encode and how; a type we do not know draws nothing. */
function readBarcode(barcode: WirePayment["barcode"]): Barcode | null {
  const content = filled(barcode?.content);
  const symbology = symbologyOf(filled(barcode?.type));
  return content && symbology ? { symbology, content } : null;
}

function symbologyOf(type: string | null): Barcode["symbology"] | null {
  switch (type?.toLowerCase().replace(/[^a-z0-9]/g, "")) {
    case "code128":
    case "code128a":
    case "code128b":
    case "code128c":
      return "code128";
    case "itf":
    case "i2of5":
    case "interleaved2of5":
      return "itf";
    case "qr":
    case "qrcode":
      return "qr";
    default:
      return null;
  }
}

/** Only web addresses: the link goes on a page. */
function readUrl(value: string | null | undefined): string | null {
  if (!value || !URL.canParse(value)) return null;
  const { protocol } = new URL(value);
  return protocol === "https:" || protocol === "http:" ? value : null;
}

function filled(value: string | null | undefined): string | null {
  return value ? value : null;
}
