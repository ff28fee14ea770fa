import { setTimeout as wait } from "node:timers/promises";
import type { PaymentSession } from "../../sandbox/shopify/records.ts";
import { lima, type World } from "../support/processes.ts";
import { settle } from "../support/settle.ts";
import { waitUntil } from "../support/wait-until.ts";

/** One payment on its way: each step is done as the outside world does it, and may meet a dying app. */
export interface PaymentLife {
  readonly session: PaymentSession;
  readonly token: string;
}

export const steps = ["session", "voucher", "payment", "refund"] as const;
export type Step = (typeof steps)[number];

/** Shopify's own retries may outlive the web process; what they gave up on is sent again by `repairSession`. */
export async function openSession({ shopify }: World): Promise<PaymentSession> {
  const { session } = await shopify.checkout({ shop: lima });
  return session;
}

/** The answer to the same session id, however often it is asked for. */
export async function tokenOf({ shopify }: World, session: PaymentSession): Promise<string> {
  const answer = await shopify.repeat(session.id);
  const token = /\/pay\/([\w-]{22})$/.exec(answer.redirectUrl ?? "")?.[1];
  if (token === undefined) throw new Error(`no pay page: ${JSON.stringify(answer)}`);
  return token;
}

/** The shopper's form; a broken answer is what the shopper would see as an error of the browser. */
export async function askVoucher({ url }: World, token: string): Promise<void> {
  const body = new URLSearchParams({
    method: "pagoefectivo",
    documentType: "DNI",
    documentNumber: "45678912",
  });
  try {
    await fetch(`${url}/pay/${token}`, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { origin: url },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/** Cash over the counter for the number the shopper was shown. */
export async function payAtCounter(world: World, token: string): Promise<void> {
  const reference = await waitUntil("the voucher has a number", async () => {
    const { rows } = await world.pool.query<{ reference: string | null }>(
      "select reference from voucher join payment on payment.id = voucher.payment_id where payment.token = $1",
      [token],
    );
    return rows[0]?.reference;
  });
  const paid = world.mercadoPago.pay(reference);
  if (!paid.ok) throw new Error(`the counter refused: ${paid.reason}`);
}

export async function isPending({ shopify }: World, { session }: PaymentLife): Promise<void> {
  await waitUntil("the order is pending", () => shopify.orderOf(session.id)?.financialStatus === "PENDING");
}

export async function isPaid({ shopify }: World, { session }: PaymentLife, withinMs?: number): Promise<void> {
  const hasPaid = (): boolean => shopify.orderOf(session.id)?.financialStatus === "PAID";
  await waitUntil("the order is paid", hasPaid, withinMs);
}

export async function isRefunded({ shopify }: World, { session }: PaymentLife): Promise<void> {
  await waitUntil("the order is refunded", () => shopify.orderOf(session.id)?.financialStatus === "REFUNDED");
}

/** Everything told and written: nothing is due any more. */
export async function isQuiet(world: World): Promise<void> {
  await settle(world.pool);
  // A webhook sent at the very end may still be on its way in.
  await wait(50);
  await settle(world.pool);
}
