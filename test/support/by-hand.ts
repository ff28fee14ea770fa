import { money, type Money } from "../../app/domain/money.ts";
import { gatewayFactKey } from "../../app/domain/fact.ts";
import { confirmByHand, type MoneyProof } from "../../app/flows/confirm-by-hand.ts";
import { recordFacts } from "../../app/flows/record-facts.ts";
import { newId } from "../../app/lib/id.ts";
import type { FlowWorld } from "./flow-world.ts";
import { paymentOf, voucherOf } from "./shopper.ts";

export const ana = { actor: "ana", reason: "she showed the receipt" };

export async function idsOf(world: FlowWorld, token: string) {
  const payment = await paymentOf(world, token);
  return { shopId: payment.shop.id, paymentId: payment.id };
}

/** A merchant's proof of all that was asked, unless told otherwise. */
export async function prove(world: FlowWorld, token: string, more: Partial<MoneyProof> = {}) {
  const payment = await paymentOf(world, token);
  const proof: MoneyProof = {
    ...(await idsOf(world, token)),
    amount: payment.amount,
    reference: "receipt 4711",
    note: "photo of the receipt, seen by Ana",
    file: null,
    gatewayPaymentId: null,
    insists: false,
    ...more,
  };
  return confirmByHand({ ...world.container, newId }, proof, ana, world.clock.now());
}

export async function auditOf(world: FlowWorld, token: string): Promise<string[]> {
  const { paymentId } = await idsOf(world, token);
  const { rows } = await world.pool.query<{ line: string }>(
    "select actor || ' ' || verb as line from audit_entry where payment_id = $1 order by id",
    [paymentId],
  );
  return rows.map(({ line }) => line);
}

export async function exceptionsOf(world: FlowWorld, token: string): Promise<string[]> {
  const { shopId, paymentId } = await idsOf(world, token);
  const open = await world.container.exceptions.listOpen(shopId, 100);
  return open.filter((exception) => exception.paymentId === paymentId).map(({ kind }) => kind);
}

/** Money as the gateway could tell it, without a counter that would have to allow it. */
export async function hearOfMoney(
  world: FlowWorld,
  token: string,
  amount: Money,
  gatewayPaymentId?: string,
): Promise<void> {
  const voucher = await voucherOf(world, token);
  const id = gatewayPaymentId ?? voucher.gatewayPaymentId ?? "";
  await world.container.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(voucher.shopId, voucher.paymentId);
    if (!payment) throw new Error("no payment");
    const key = gatewayFactKey(voucher.gateway, id, "confirmed");
    const { attempt } = voucher;
    await recordFacts(tx, payment, [
      { kind: "confirmed", key, attempt, source: "webhook", occurredAt: null, gatewayPaymentId: id, amount },
    ]);
  });
  await world.jobs.run();
}

export function differingBy(asked: Money, minor: bigint): Money {
  return money(asked.minor + minor, asked.currency);
}
