import { parseDocument, type DocumentError, type IdentityDocument } from "../domain/document.ts";
import { timeLimits } from "../domain/time-limits.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Probe } from "../ports/probe.ts";
import type { Buyer, Payment } from "../ports/records.ts";
import type { SettingsStore } from "../ports/settings.ts";
import type { AccountStore, PaymentStore, Transactions } from "../ports/store.ts";
import { draftVoucher } from "./draft-voucher.ts";
import { findChoices, type OpenChoice, type RoutedChoice } from "./find-choices.ts";

export interface RequestVoucherDeps {
  readonly payments: PaymentStore;
  readonly accounts: AccountStore;
  readonly settings: SettingsStore;
  readonly transactions: Transactions;
  readonly gateways: readonly Gateway[];
  readonly probe: Probe;
  newId(): string;
}

export interface VoucherForm {
  readonly method: string;
  /** Empty when the page did not ask for it. */
  readonly email: string;
  readonly documentType: string;
  readonly documentNumber: string;
}

export type RequestVoucherError =
  | { readonly kind: "unknown_link" }
  /** Nothing left to ask: the page shows why. */
  | { readonly kind: "not_open" }
  | { readonly kind: "method_missing" }
  | { readonly kind: "email_missing" }
  | { readonly kind: "email_malformed" }
  | { readonly kind: "document"; readonly why: DocumentError };

/**
 * The shopper chose how to pay. Writes the intent, with the key the gateway will see, and its job in one commit;
 * the worker speaks to the gateway. Pressed twice, on two devices, it still makes one voucher.
 */
export async function requestVoucher(
  deps: RequestVoucherDeps,
  token: string,
  form: VoucherForm,
  now: Date,
): Promise<Result<undefined, RequestVoucherError>> {
  const payment = await deps.payments.findByToken(token);
  if (!payment) return err({ kind: "unknown_link" });
  if (!isOpen(payment) || isTooOld(payment, now)) return err({ kind: "not_open" });
  const accounts = await deps.accounts.list(payment.shop.id);
  const settings = await deps.settings.read(payment.shop.id);
  const choices = findChoices({ gateways: deps.gateways, accounts, settings, now }, payment);
  if ("problem" in choices) return err({ kind: "not_open" });
  const choice =
    choices.length === 1 ? choices[0] : choices.find(({ offer }) => offer.method === form.method);
  if (!choice) return err({ kind: "method_missing" });
  const buyer = await readBuyer(deps, payment, form);
  if (!buyer.ok) return err({ kind: buyer.error });
  const document = readDocument(choice, form);
  if (!document.ok) return err({ kind: "document", why: document.error });
  await storeIntent(deps, payment, { ...choice, document: document.value, buyer: buyer.value }, now);
  deps.probe("voucher-asked");
  return ok();
}

const emailShape = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;

/** The buyer with the e-mail they typed, or null when the shop's own serves. */
async function readBuyer(
  deps: RequestVoucherDeps,
  payment: Payment,
  { email }: VoucherForm,
): Promise<Result<Buyer | null, "email_missing" | "email_malformed">> {
  const buyer = await deps.payments.buyerOf(payment.shop.id, payment.id);
  const typed = email.trim();
  if (typed === "") return buyer.email === null ? err("email_missing") : ok(null);
  return typed.length <= 254 && emailShape.test(typed)
    ? ok({ ...buyer, email: typed })
    : err("email_malformed");
}

function readDocument(
  { offer }: OpenChoice,
  form: VoucherForm,
): Result<IdentityDocument | null, DocumentError> {
  if (offer.documents.length === 0) return ok(null);
  const type = offer.documents.find((offered) => offered === form.documentType);
  return type ? parseDocument(type, form.documentNumber, offer.country) : err("unknown_type");
}

interface Intent extends RoutedChoice {
  readonly document: IdentityDocument | null;
  readonly buyer: Buyer | null;
}

async function storeIntent(
  deps: RequestVoucherDeps,
  payment: Payment,
  { document, buyer, ...choice }: Intent,
  now: Date,
): Promise<void> {
  const voucher = draftVoucher(deps.newId(), payment, { ...choice, document }, now);
  await deps.transactions.transaction(async (tx) => {
    const locked = await tx.lockPayment(payment.shop.id, payment.id);
    if (!locked || !isOpen(locked)) return;
    const added = await tx.addVoucher(payment.shop.id, voucher);
    if (added === "one_is_live") return;
    if (buyer) await tx.saveBuyer(payment.shop.id, payment.id, buyer);
    const job = { name: "issue-voucher", shopId: payment.shop.id, voucherId: voucher.id, tries: 0 } as const;
    await tx.enqueue([{ job }]);
  });
}

/** A gateway's refusal is not the end: the shopper may correct the document or choose another way. */
function isOpen({ state, isWithdrawn }: Payment): boolean {
  return !isWithdrawn && (state === "started" || state === "failed");
}

function isTooOld(payment: Payment, now: Date): boolean {
  return now.getTime() - payment.createdAt.getTime() > timeLimits.unusedLinkHours * 3_600_000;
}
