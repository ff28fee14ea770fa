import { refusalOf, offersFor } from "../domain/eligibility.ts";
import { formatDecimal, type Money } from "../domain/money.ts";
import { decideOrder, type StandingPayment } from "../domain/shop-order.ts";
import { ok, type Result } from "../lib/result.ts";
import type { OrderDesk, ShopOrder } from "../ports/order-desk.ts";
import type { OrderRow, OrderSettingsStore } from "../ports/order-store.ts";
import type { ShopError, ShopRef } from "../ports/platform.ts";
import type { Payment } from "../ports/records.ts";
import type { AlertStore, ShopSyncStore } from "../ports/store.ts";
import { isPaid } from "./cancel-payment.ts";
import { hearShopRefunds, type HearShopRefundsDeps } from "./hear-shop-refunds.ts";
import { startOrderPayment, type StartOrderPaymentDeps } from "./start-order-payment.ts";
import { withdrawPayment } from "./withdraw-payment.ts";

export interface ActOnOrderDeps extends StartOrderPaymentDeps, HearShopRefundsDeps {
  readonly orderSettings: OrderSettingsStore;
  readonly shopSync: ShopSyncStore;
  readonly orderDesk: OrderDesk;
  readonly alerts: AlertStore;
}

export interface OrderMatter {
  readonly shop: ShopRef;
  readonly row: OrderRow;
  readonly order: ShopOrder;
}

/** Does what the order asks of us as it is now. Returns a word for what that was. Done again, it changes nothing. */
export async function actOnOrder(
  deps: ActOnOrderDeps,
  matter: OrderMatter,
  now: Date,
): Promise<Result<string, ShopError>> {
  const { shop, row, order } = matter;
  const payment = row.paymentId === null ? null : await deps.payments.find(shop.id, row.paymentId);
  const { methodNames } = await deps.orderSettings.read(shop.id);
  const standing = payment ? await standingOf(deps, payment, order) : ok(null);
  if (!standing.ok) return standing;
  const decision = decideOrder(order, standing.value, methodNames);
  switch (decision.act) {
    case "nothing":
      if (decision.why === "unknown_currency") await alertNotTaken(deps, matter, { why: "unknown_currency" });
      return ok(decision.why);
    case "withdraw":
      if (!payment) throw new Error("an order withdraws a payment it does not have");
      await deps.transactions.transaction((tx) => withdrawPayment(tx, deps, payment));
      // Only a sign for people; the payment's own end takes it off as well.
      await deps.orderDesk.stopWaiting(shop, order.gid);
      return ok("withdrawn");
    case "start": {
      const { amount, isNewDebt } = decision;
      const refusal = refusalOf(offersFor(deps.offers, amount.currency), amount);
      if (refusal) return ok(await refuseOrder(deps, matter, { payment, amount, why: refusal }));
      const before = { payment, isNewDebt, revision: row.revision };
      const started = await startOrderPayment(deps, { shop, order, amount, before }, now);
      if (started.ok) await deps.alerts.resolve(notTakenKey(matter));
      return started;
    }
  }
}

async function standingOf(
  deps: ActOnOrderDeps,
  payment: Payment,
  order: ShopOrder,
): Promise<Result<StandingPayment, ShopError>> {
  const sync = await deps.shopSync.read(payment.shop.id, payment.id);
  const { amount, isWithdrawn } = payment;
  const hasMoney = isPaid(payment);
  const refunds = hasMoney ? await hearShopRefunds(deps, payment, order) : ok([]);
  if (!refunds.ok) return refunds;
  const givenBack = refunds.value.map((refund) => refund.amount);
  return ok({ amount, isWithdrawn, hasMoney, givenBack, told: sync?.told ?? "none" });
}

/** Nobody can take this amount in cash: never rounded, so the merchant must change the order or ask for other money. */
async function refuseOrder(
  deps: ActOnOrderDeps,
  matter: OrderMatter,
  refused: { readonly payment: Payment | null; readonly amount: Money; readonly why: string },
): Promise<string> {
  const { payment, amount, why } = refused;
  if (payment && !isPaid(payment) && !payment.isWithdrawn)
    await deps.transactions.transaction((tx) => withdrawPayment(tx, deps, payment));
  await alertNotTaken(deps, matter, { why, amount: formatDecimal(amount), currency: amount.currency });
  return why;
}

async function alertNotTaken(
  { alerts }: ActOnOrderDeps,
  matter: OrderMatter,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  const { shop, order } = matter;
  await alerts.raise({
    shopId: shop.id,
    kind: "order_not_taken",
    key: notTakenKey(matter),
    detail: { shop: shop.domain, order: order.orderId, ...detail },
  });
}

function notTakenKey({ shop, order }: OrderMatter): string {
  return `order:${shop.id}:${order.orderId}:not_taken`;
}
