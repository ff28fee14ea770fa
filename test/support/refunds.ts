import { checkRefunds } from "../../app/flows/check-refunds.ts";
import { newId } from "../../app/lib/id.ts";
import type { FlowWorld } from "./flow-world.ts";
import { issue, payAtCounter, paymentOf, type Checkout } from "./shopper.ts";

/** A payment that was paid, and the shop told. */
export async function payFor(
  world: FlowWorld,
  shop: string,
  method: "efecty" | "pagoefectivo",
): Promise<Checkout> {
  const checkout = await issue(world, { shop }, method);
  await payAtCounter(world, checkout.token);
  await world.jobs.run();
  return checkout;
}

/** The merchant clicks in Shopify; jobs have not run yet. Answers the refund session's id. */
export async function askInShop(world: FlowWorld, { session }: Checkout, amount?: string): Promise<string> {
  const { session: refund, answer } = await world.shopify.move("refund", session.id, amount);
  if (!answer.isAccepted) throw new Error(`the refund session was not accepted: ${JSON.stringify(answer)}`);
  return refund.id;
}

/** How a refund session stands at the shop. */
export function atShop(world: FlowWorld, refundSessionId: string) {
  const session = world.shopify.state.moneySessions.get(refundSessionId);
  if (!session) throw new Error("no such refund session");
  return { state: session.state, message: session.rejection?.merchantMessage ?? null };
}

/** Lets time pass, and the schedule look at refunds once. */
export async function passTime(world: FlowWorld, minutes: number): Promise<void> {
  world.advance(minutes * 60_000);
  await checkRefunds(world.container, world.clock.now());
  await world.jobs.run();
}

interface RefundRow {
  readonly state: string;
  readonly reason: string;
  readonly amount_minor: string;
  readonly gateway_payment_id: string;
  readonly gateway_refund_id: string | null;
  readonly refusal: string | null;
}

export async function refundsOf(world: FlowWorld, token: string): Promise<readonly RefundRow[]> {
  const { rows } = await world.pool.query<RefundRow>(
    `select refund.state, refund.reason, refund.amount_minor, refund.gateway_payment_id, refund.gateway_refund_id, refund.refusal
      from refund join payment on payment.id = refund.payment_id where payment.token = $1 order by refund.id`,
    [token],
  );
  return rows;
}

/** What a merchant's click needs besides the payment. */
export async function clickOn(world: FlowWorld, token: string) {
  const { id, shop } = await paymentOf(world, token);
  return { deps: { ...world.container, newId }, about: { shopId: shop.id, paymentId: id, actor: "Marta" } };
}

/** Kinds of the open exceptions of a payment. */
export async function exceptionsOf(world: FlowWorld, token: string): Promise<string[]> {
  const { rows } = await world.pool.query<{ kind: string }>(
    `select exception.kind from exception join payment on payment.id = exception.payment_id
      where payment.token = $1 and resolved_at is null order by exception.kind`,
    [token],
  );
  return rows.map(({ kind }) => kind);
}

/** Who did what by hand about a payment. */
export async function auditOf(world: FlowWorld, token: string): Promise<string[]> {
  const { rows } = await world.pool.query<{ entry: string }>(
    `select audit_entry.actor || ' ' || audit_entry.verb as entry from audit_entry
      join payment on payment.id = audit_entry.payment_id where payment.token = $1 order by audit_entry.id`,
    [token],
  );
  return rows.map(({ entry }) => entry);
}
