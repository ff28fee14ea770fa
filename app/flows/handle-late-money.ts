import { exceptionRules, type ExceptionKind, type SuggestedAction } from "../domain/exception.ts";
import type { Fact } from "../domain/fact.ts";
import { decideLateMoney, type LateMoneyPolicy } from "../domain/late-money.ts";
import { formatDecimal } from "../domain/money.ts";
import type { ExceptionStore } from "../ports/exceptions.ts";
import type { Payment } from "../ports/records.ts";
import type { SettingsStore } from "../ports/settings.ts";
import type { StockReader } from "../ports/stock.ts";
import type { PaymentStore, Transactions } from "../ports/store.ts";

export interface HandleLateMoneyDeps {
  readonly transactions: Transactions;
  readonly payments: PaymentStore;
  readonly exceptions: ExceptionStore;
  readonly settings: SettingsStore;
  readonly stock: StockReader;
  /**
   * Asks for all of a payment's late money to go back through its gateway. Asked again, it is the same refund.
   * "not_possible": the gateway cannot, so a person must.
   */
  refundLateMoney(payment: Payment): Promise<"asked" | "not_possible">;
}

/**
 * What becomes of money that came after its voucher's end, by the shop's policy. Decided once for each payment: what
 * was decided stands in its exception, also when nothing is left for a person to do. "pay": tell the shop that the
 * order is paid; "kept": do not, the money is in somebody's hands.
 */
export async function handleLateMoney(
  deps: HandleLateMoneyDeps,
  payment: Payment,
  isClosed: boolean,
): Promise<"pay" | "kept"> {
  const { shop } = payment;
  const facts = await deps.payments.factsOf(shop.id, payment.id);
  const has = (kind: Fact["kind"]): boolean => facts.some((fact) => fact.kind === kind);
  // The merchant took the money for the order, though it was held: that ends the matter.
  if (!isClosed && has("accepted")) {
    await settle(deps, payment, "fulfil");
    return "pay";
  }
  const isRefunded = payment.state === "refunded";
  if (await deps.exceptions.findLast(shop.id, lateMoneyKey(payment))) {
    if (isRefunded) await settle(deps, payment, has("credited") ? "credit" : "settled");
    return "kept";
  }
  if (isClosed && isRefunded) return "kept";
  const { lateMoneyPolicy: policy } = await deps.settings.read(shop.id);
  // What a merchant took for an order that the shop had closed no policy gives back: the order is made again by hand.
  const decision = has("accepted")
    ? "fulfil"
    : decideLateMoney({ policy, stock: await deps.stock.read(payment), isClosed });
  if (decision === "pay") return "pay";
  const isRefundAsked = decision === "refund" && (await deps.refundLateMoney(payment)) === "asked";
  await deps.transactions.transaction(async (tx) => {
    const about = { shopId: shop.id, key: lateMoneyKey(payment) };
    const asked = { asked: formatDecimal(payment.amount), currency: payment.amount.currency };
    const detail = { payment_id: payment.sessionId, ...asked, policy, decision, closed: isClosed };
    await tx.raiseAlert({ ...about, kind: "paid_after_close", detail });
    const todo = isRefundAsked ? task("late_money") : tasks[decision];
    await tx.openException({ ...about, ...todo, paymentId: payment.id, detail });
    if (isRefundAsked)
      await tx.endException(shop.id, about.key, { resolution: "refund", resolvedBy: "recaudo", note: null });
    await tx.enqueue([{ job: { name: "plan-messages", shopId: shop.id, paymentId: payment.id, tries: 0 } }]);
  });
  return "kept";
}

interface Task {
  readonly kind: ExceptionKind;
  readonly suggestedAction: SuggestedAction;
}

const task = (kind: ExceptionKind, suggestedAction = exceptionRules[kind].suggestedAction): Task => ({
  kind,
  suggestedAction,
});

/** Door 1 cannot reopen an order it closed, so even "fulfil" is a person's to do. */
const tasks: Record<LateMoneyPolicy, Task> = {
  fulfil: task("late_money", "fulfil_by_hand"),
  hold: task("late_money"),
  refund: task("refund_by_hand"),
  credit: task("late_money", "give_credit"),
};

/** Alert and exception about one payment's late money. */
export function lateMoneyKey(payment: Pick<Payment, "id">): string {
  return `payment:${payment.id}:paid_after_close`;
}

async function settle(
  { transactions }: HandleLateMoneyDeps,
  payment: Payment,
  resolution: string,
): Promise<void> {
  const key = lateMoneyKey(payment);
  await transactions.transaction(async (tx) => {
    await tx.endException(payment.shop.id, key, { resolution, resolvedBy: "recaudo", note: null });
    await tx.resolveAlert(key);
  });
}
