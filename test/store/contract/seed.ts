import { money } from "../../../app/domain/money.ts";
import type { Fact } from "../../../app/domain/fact.ts";
import type { GatewayPayment } from "../../../app/ports/gateway.ts";
import type { NewPayment, NewVoucher } from "../../../app/ports/records.ts";
import type { StoreTransaction } from "../../../app/ports/store.ts";
import type { StoreHarness } from "./harness.ts";

export interface ContractShop {
  readonly shopId: string;
  readonly domain: string;
  readonly accountId: string;
}

/** An installed shop with one gateway account. Invented. */
export async function openShop({ stores, newId, now }: StoreHarness): Promise<ContractShop> {
  const domain = `shop-${newId()}.myshopify.com`;
  const { id: shopId } = await stores.shops.install(newId(), domain, now());
  const account = await stores.accounts.save({
    id: newId(),
    shopId,
    gateway: "mercado-pago",
    mode: "live",
    check: { merchantId: "1", country: "CO", isTestAccount: false, limits: {} },
    credentials: { access_token: "of a test" },
    checkedAt: now(),
  });
  return { shopId, domain, accountId: account.id };
}

export function newPayment(
  { newId }: StoreHarness,
  { domain }: Pick<ContractShop, "domain">,
  given: Partial<NewPayment> = {},
): NewPayment {
  const id = newId();
  return {
    id,
    shopDomain: domain,
    door: "shopify-payments",
    sessionId: `session-${id}`,
    sessionGid: `gid://shopify/PaymentSession/${id}`,
    groupId: `group-${id}`,
    requestDigest: "digest",
    kind: "sale",
    isTest: false,
    amount: money(5_000_000n, "COP"),
    locale: "es-CO",
    cancelUrl: "https://shop.example.com/cancel",
    token: `token-${id}`,
    buyer: { email: "ana@example.com", firstName: "Ana", lastName: null, phone: null },
    buyerDigest: null,
    merchantLocale: "en",
    ...given,
  };
}

/** A stored payment of the shop; its id is the one that was given. */
export async function startPayment(
  harness: StoreHarness,
  shop: ContractShop,
  given: Partial<NewPayment> = {},
): Promise<NewPayment> {
  const payment = newPayment(harness, shop, given);
  await harness.stores.sessions.start(payment);
  return payment;
}

export function newVoucher(
  { newId, now }: StoreHarness,
  { accountId }: ContractShop,
  paymentId: string,
): NewVoucher {
  const id = newId();
  return {
    id,
    paymentId,
    accountId,
    method: "efecty",
    country: "CO",
    idempotencyKey: `key-${id}`,
    externalReference: id,
    document: { type: "CC", number: "1032456789" },
    expiresAt: new Date(now().getTime() + 3_600_000),
    routedBecause: "the only one",
  };
}

/** A voucher of the payment that waits for its number. */
export async function askVoucher(
  harness: StoreHarness,
  shop: ContractShop,
  paymentId: string,
): Promise<NewVoucher> {
  const voucher = newVoucher(harness, shop, paymentId);
  await inTransaction(harness, (tx) => tx.addVoucher(shop.shopId, voucher));
  return voucher;
}

/** What the gateway answers about a voucher with this id. */
export function gatewayAnswer({ now }: StoreHarness, gatewayPaymentId: string): GatewayPayment {
  const blank = { agreementCode: null, agreementName: null, barcode: null, hostedUrl: null };
  return {
    gatewayPaymentId,
    externalReference: null,
    amount: money(5_000_000n, "COP"),
    voucher: { ...blank, reference: "1234567890", expiresAt: new Date(now().getTime() + 7_200_000) },
    reading: { meaning: "waiting" },
  };
}

export function confirmedFact(gatewayPaymentId: string, minor = 5_000_000n): Fact {
  return {
    kind: "confirmed",
    key: `mercado-pago:${gatewayPaymentId}:confirmed`,
    attempt: 1,
    source: "webhook",
    occurredAt: null,
    gatewayPaymentId,
    amount: money(minor, "COP"),
  };
}

export function inTransaction<Value>(
  { stores }: StoreHarness,
  work: (tx: StoreTransaction) => Promise<Value>,
): Promise<Value> {
  return stores.transactions.transaction(work);
}
