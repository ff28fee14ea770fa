import type { Barcode, VoucherDetails } from "../../domain/voucher.ts";
import { methodIds } from "./offers.ts";
import type { WirePayment } from "./wire-payment.ts";
import { readTime } from "./wire-time.ts";

/** The shortest life that a ticket can have, for an answer that tells no deadline (offers.ts). */
const shortestLifeMs = 4 * 24 * 60 * 60 * 1000;

/**
 * What the shopper needs at the counter, exactly as told. Null when not even a deadline can be told. Efecty's
 * convenio is expected in `company_id`; dLocal's own sample of 2020 leaves it out, and a number from its prose is
 * not repeated here: cash paid under a wrong convenio goes to somebody else. The ticket's picture shows it.
 */
export function readVoucher(payment: WirePayment): VoucherDetails | null {
  const expiresAt = readDeadline(payment);
  if (!expiresAt) return null;
  const ticket = payment.ticket;
  const isEfecty = payment.payment_method_id === methodIds.efecty;
  const companyId = filled(ticket?.company_id);
  return {
    reference: readReference(ticket),
    agreementCode: isEfecty && companyId && /^\d{1,12}$/.test(companyId) ? companyId : null,
    agreementName: filled(ticket?.company_name),
    barcode: readBarcode(ticket),
    hostedUrl: readUrl(ticket?.image_url) ?? readUrl(payment.redirect_url),
    expiresAt,
  };
}

/** What to dictate: the number; a REFERENCE_CODE has none and is told by its id (the ticket object, 2026-09). */
function readReference(ticket: WirePayment["ticket"]): string | null {
  const number = filled(ticket?.number);
  return number ?? (ticket?.type === "REFERENCE_CODE" ? filled(ticket.id) : null);
}

function readDeadline(payment: WirePayment): Date | null {
  const told = readTime(payment.ticket?.expiration_date);
  if (told) return told;
  const createdAt = readTime(payment.created_date) ?? readTime(payment.approved_date);
  return createdAt && new Date(createdAt.getTime() + shortestLifeMs);
}

/** Drawn only when the answer says both what to encode and how; a format we do not know draws nothing. */
function readBarcode(ticket: WirePayment["ticket"]): Barcode | null {
  const content = filled(ticket?.barcode);
  const symbology = symbologyOf(filled(ticket?.format));
  return content && symbology ? { symbology, content } : null;
}

/** `CODE_128` in the reference, `Code 128` in the sample of Efecty. */
function symbologyOf(format: string | null): Barcode["symbology"] | null {
  switch (format?.toLowerCase().replace(/[^a-z0-9]/g, "")) {
    case "code128":
      return "code128";
    case "itf":
      return "itf";
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
