import type { Gateway } from "../ports/gateway.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { AccountStore, ShopSyncStore, VoucherStore } from "../ports/store.ts";
import { absorbAnswer, type AbsorbDeps } from "./absorb-answer.ts";
import { findGraceEnd } from "./find-grace.ts";

export interface VoidDeps extends AbsorbDeps {
  readonly accounts: AccountStore;
  findGateway(id: string): Gateway;
}

export interface VoidGroupDeps extends VoidDeps {
  readonly vouchers: VoucherStore;
  readonly shopSync: ShopSyncStore;
}

/**
 * Before an order's next attempt gets a number, the live vouchers of its other attempts are voided at the
 * gateway: never two live vouchers for one order. A voucher that was paid meanwhile stops the new attempt.
 */
export async function voidGroup(
  deps: VoidGroupDeps,
  payment: Payment,
  voucher: Voucher,
  now: Date,
): Promise<"clear" | "group_already_paid" | "order_unclear" | "try_again"> {
  const winner = await deps.shopSync.groupWinner(payment.shop.id, payment.groupId);
  if (winner && winner !== payment.id) return "group_already_paid";
  for (const live of await deps.vouchers.liveInGroup(payment.shop.id, payment.groupId, voucher)) {
    const outcome = await voidOne(deps, live, now);
    if (outcome !== "clear") return outcome;
  }
  return "clear";
}

/** Ends one voucher at its gateway. What the gateway answers is recorded, so money found meanwhile wins. */
export async function voidOne(
  deps: VoidDeps,
  voucher: Voucher,
  now: Date,
): Promise<"clear" | "group_already_paid" | "order_unclear" | "try_again"> {
  // One that may exist and that nobody can void: a second could be paid beside it.
  if (voucher.status === "refused") return "order_unclear";
  // Still on its way to the gateway: wait until it has a number that can be voided.
  if (voucher.gatewayPaymentId === null) return "try_again";
  const access = await deps.accounts.access(voucher.shopId, voucher.accountId);
  if (!access) throw new Error("a voucher without its account");
  const gateway = deps.findGateway(voucher.gateway);
  const canceled = await gateway.cancelVoucher(access, voucher.gatewayPaymentId);
  const answer = canceled.ok
    ? canceled
    : await gateway.findPayment(access, { gatewayPaymentId: voucher.gatewayPaymentId });
  if (!answer.ok) return "try_again";
  await absorbAnswer(deps, voucher, answer.value, { source: "issue", now });
  const { reading } = answer.value;
  // A number that the gateway does not take back is waited out: its deadline and the time that money may need.
  if (reading.meaning !== "told")
    return isOver(deps, voucher, now) ? leaveBehind(deps, voucher) : "try_again";
  return reading.facts.some(({ kind }) => kind === "confirmed") ? "group_already_paid" : "clear";
}

/** Ends it without the gateway's word; it stays watched. */
async function leaveBehind({ transactions }: VoidDeps, voucher: Voucher): Promise<"clear"> {
  const { shopId, paymentId, attempt } = voucher;
  await transactions.transaction(async (tx) => {
    await tx.lockPayment(shopId, paymentId);
    await tx.endVouchers(shopId, paymentId, [attempt], true);
  });
  return "clear";
}

/** Its deadline and the clearing after it are over, so that nobody can pay it any more, whatever the gateway calls it. */
export function isOver(gateways: Pick<VoidDeps, "findGateway">, voucher: Voucher, now: Date): boolean {
  return now > findGraceEnd(gateways, voucher);
}
