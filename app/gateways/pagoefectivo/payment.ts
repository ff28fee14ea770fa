import { parseMoney, type Money } from "../../domain/money.ts";
import type { VoucherDetails } from "../../domain/voucher.ts";
import type { GatewayPayment } from "../../ports/gateway.ts";
import { offer } from "./offers.ts";
import { readStatus } from "./statuses.ts";
import { foundCip, issuedCip, type FoundCip } from "./wire-cip.ts";
import { readTime } from "./wire-time.ts";

/** Reads the answer to a create, which says no status: the CIP is new. Null when a deciding part is missing. */
export function readIssued(json: unknown): GatewayPayment | null {
  const parsed = issuedCip.safeParse(json);
  if (!parsed.success) return null;
  const { cip, transactionCode, cipUrl } = parsed.data;
  const amount = readAmount(parsed.data);
  const expiresAt = readTime(parsed.data.dateExpiry);
  if (!amount || !expiresAt) return null;
  return {
    gatewayPaymentId: cip,
    externalReference: transactionCode || null,
    amount,
    voucher: voucherOf(cip, readPageUrl(cipUrl), expiresAt),
    reading: { meaning: "waiting" },
  };
}

/** Reads one CIP as search tells it; `pagesUrl` is where its environment shows voucher pages. */
export function readFound(json: unknown, pagesUrl: string): GatewayPayment | null {
  const parsed = foundCip.safeParse(json);
  if (!parsed.success) return null;
  const amount = readAmount(parsed.data);
  const expiresAt = readTime(parsed.data.dateExpiry);
  if (!amount || !expiresAt) return null;
  return {
    gatewayPaymentId: parsed.data.cip,
    externalReference: parsed.data.transactionCode || null,
    amount,
    voucher: voucherOf(parsed.data.cip, pageOf(parsed.data, pagesUrl), expiresAt),
    reading: readStatus(parsed.data, amount),
  };
}

function voucherOf(cip: string, hostedUrl: string | null, expiresAt: Date): VoucherDetails {
  return { reference: cip, agreementCode: null, agreementName: null, barcode: null, hostedUrl, expiresAt };
}

/** Only soles are asked for, so any other currency is not an answer to us. */
function readAmount({ amount, currency }: { amount: string; currency: string }): Money | null {
  const parsed = currency === offer.currency ? parseMoney(amount, offer.currency) : null;
  return parsed?.ok ? parsed.value : null;
}

/** The page of a deleted CIP is a storage error (404 NoSuchKey), so its link is not told. */
function pageOf({ token, dateRemoval }: FoundCip, pagesUrl: string): string | null {
  if (!token || !/^[0-9A-Za-z-]{8,64}$/.test(token) || readTime(dateRemoval)) return null;
  return `${pagesUrl}/${token}.html`;
}

/** Only web addresses: the link goes on a page. The integration environment once told plain http. */
function readPageUrl(value: string | null | undefined): string | null {
  if (!value || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value : null;
}
