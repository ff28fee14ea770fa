import { formatDecimal, type Money } from "../domain/money.ts";
import { ok, type Result } from "../lib/result.ts";
import type { Offer } from "../ports/offer.ts";
import type { OrderDesk, ShopOrder } from "../ports/order-desk.ts";
import type { ShopError, ShopRef } from "../ports/platform.ts";
import type { Buyer, NewPayment, Payment } from "../ports/records.ts";
import type { SessionStore } from "../ports/store.ts";
import { isPaid } from "./cancel-payment.ts";
import { requestVoucher, type RequestVoucherDeps } from "./request-voucher.ts";
import { withdrawPayment } from "./withdraw-payment.ts";

export interface StartOrderPaymentDeps extends RequestVoucherDeps {
  readonly sessions: SessionStore;
  readonly orderDesk: OrderDesk;
  readonly offers: readonly Offer[];
  newToken(): string;
  /** Keyed digest of a buyer's e-mail. */
  digestEmail(email: string): string;
}

export interface OrderStart {
  readonly shop: ShopRef;
  readonly order: ShopOrder;
  readonly amount: Money;
  /** The payment before it, if there was one, and how many the order has had. */
  readonly before: {
    readonly payment: Payment | null;
    readonly isNewDebt: boolean;
    readonly revision: number;
  };
}

/** Chosen where the shop does not say. */
const defaultLocale = "es";

/** Where nothing has to be asked, nobody needs to be asked: the number is made with the order. */
const emptyForm = { method: "", email: "", documentType: "", documentNumber: "" };

/**
 * Makes the payment for what an order asks now. An order's payments are attempts of one group, so only one of them is
 * ever told as paid and no two have a number that lives; one that follows a paid one begins a group of its own. Its
 * session id is counted by the order's row, so a start that was cut off begins the same payment again.
 */
export async function startOrderPayment(
  deps: StartOrderPaymentDeps,
  start: OrderStart,
  now: Date,
): Promise<Result<"started" | "started_differently" | "unknown_shop", ShopError>> {
  const { shop, order, before } = start;
  const revision = before.revision + 1;
  const buyer = await deps.orderDesk.readBuyer(shop, order.gid);
  if (!buyer.ok) return buyer;
  const started = await deps.sessions.start(newPayment(deps, start, { revision, buyer: buyer.value }));
  if (started === "unknown_shop") return ok("unknown_shop");
  deps.probe("order-payment-stored");
  const { paymentId, token } = started;
  await deps.transactions.transaction(async (tx) => {
    await tx.saveStanding(shop.id, order.orderId, { paymentId, revision });
    const { payment } = before;
    if (payment && !payment.isWithdrawn && !isPaid(payment)) await withdrawPayment(tx, deps, payment);
    await tx.enqueue([
      { job: { name: "sync-shop", shopId: shop.id, paymentId, tries: 0 } },
      { job: { name: "plan-messages", shopId: shop.id, paymentId, tries: 0 } },
    ]);
  });
  // The order changed while the first start was cut off; the next look compares.
  if (started.outcome === "repeated_differently") return ok("started_differently");
  await requestVoucher(deps, token, emptyForm, now);
  return ok("started");
}

function newPayment(
  deps: StartOrderPaymentDeps,
  start: OrderStart,
  { revision, buyer }: { readonly revision: number; readonly buyer: Buyer },
): NewPayment {
  const { shop, order, amount, before } = start;
  const sessionId = revision === 1 ? order.orderId : `${order.orderId}-${revision}`;
  const locale = order.locale ?? defaultLocale;
  return {
    id: deps.newId(),
    shopDomain: shop.domain,
    door: "shopify-orders",
    sessionId,
    sessionGid: order.gid,
    groupId: before.payment && !before.isNewDebt ? before.payment.groupId : `order-${sessionId}`,
    requestDigest: [sessionId, formatDecimal(amount), amount.currency, order.isTest].join(" "),
    kind: "sale",
    isTest: order.isTest,
    amount,
    locale,
    merchantLocale: locale,
    cancelUrl: order.statusUrl,
    token: deps.newToken(),
    buyer,
    buyerDigest: buyer.email === null ? null : deps.digestEmail(buyer.email),
  };
}
