import type { Payment, Voucher } from "../../app/ports/records.ts";
import { documents, type FlowWorld } from "./flow-world.ts";
import type { PaymentSession } from "../../sandbox/shopify/records.ts";

export interface Checkout {
  readonly session: PaymentSession;
  readonly token: string;
}

type CheckoutOrder = Parameters<FlowWorld["shopify"]["checkout"]>[0];

/** Places a checkout and follows Shopify to the pay page. */
export async function checkOut(world: FlowWorld, order: CheckoutOrder): Promise<Checkout> {
  const { session, answer } = await world.shopify.checkout(order);
  const token = /\/pay\/([\w-]{22})$/.exec(answer.redirectUrl ?? "")?.[1];
  if (token === undefined) throw new Error(`no pay page: ${JSON.stringify(answer)}`);
  return { session, token };
}

/** Fills in the pay page; jobs have not run yet. */
export async function askVoucher(
  world: FlowWorld,
  token: string,
  method: keyof typeof documents,
): Promise<void> {
  const asked = await world.pages.requestVoucher(token, { method, ...documents[method] });
  if (!asked.ok) throw new Error(`the form was refused: ${JSON.stringify(asked.error)}`);
}

/** A payment with its voucher issued and the shop told "pending". */
export async function issue(
  world: FlowWorld,
  order: CheckoutOrder,
  method: keyof typeof documents,
): Promise<Checkout> {
  const checkout = await checkOut(world, order);
  await askVoucher(world, checkout.token, method);
  await world.jobs.run();
  return checkout;
}

export async function paymentOf(world: FlowWorld, token: string): Promise<Payment> {
  const payment = await world.container.payments.findByToken(token);
  if (!payment) throw new Error("no payment for this link");
  return payment;
}

export async function voucherOf(world: FlowWorld, token: string): Promise<Voucher> {
  const payment = await paymentOf(world, token);
  const voucher = await world.container.payments.latestVoucher(payment.shop.id, payment.id);
  if (!voucher) throw new Error("no voucher yet");
  return voucher;
}

/** Pays at the counter and waits until Mercado Pago has rung (or tried to). */
export async function payAtCounter(
  world: FlowWorld,
  token: string,
  options: Parameters<FlowWorld["mercadoPago"]["pay"]>[1] = {},
): Promise<void> {
  const { details } = await voucherOf(world, token);
  const before = world.mercadoPago.webhooks().length;
  const paid = world.mercadoPago.pay(details.reference ?? "", options);
  if (!paid.ok) throw new Error(`the counter refused: ${paid.reason}`);
  await webhooksSettled(world, before);
}

/** Until a webhook sent after `before` has had its answer. */
export async function webhooksSettled(world: FlowWorld, before: number): Promise<void> {
  const end = Date.now() + 5_000;
  while (Date.now() < end) {
    if (world.mercadoPago.webhooks().length > before) return;
    await new Promise((next) => setTimeout(next, 10));
  }
  throw new Error("no webhook was sent");
}

export async function alertsOf(world: FlowWorld): Promise<string[]> {
  const { rows } = await world.pool.query<{ kind: string }>(
    "select kind from alert where resolved_at is null order by opened_at",
  );
  return rows.map((row) => row.kind);
}

export async function count(world: FlowWorld, table: string): Promise<number> {
  const { rows } = await world.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}
