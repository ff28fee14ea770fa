import type { SuggestedAction } from "./exception.ts";

/** What a shop wants done with money that came after it closed the order. */
export type LateMoneyPolicy = "fulfil" | "hold" | "refund" | "credit";

export const lateMoneyPolicies: readonly LateMoneyPolicy[] = ["fulfil", "hold", "refund", "credit"];

/** Whether what was ordered is still there. A door that may not look answers "unknown". */
export type Stock = "in" | "out" | "unknown";

export interface LateMoney {
  readonly policy: LateMoneyPolicy;
  readonly stock: Stock;
  /** Whether the shop has closed the order, or still waits for the money. */
  readonly isClosed: boolean;
}

/** `pay`: the order still waits and is simply paid. The others are the policy's, as far as it can be followed. */
export type LateMoneyDecision = "pay" | LateMoneyPolicy;

/**
 * What becomes of money that came after its voucher had ended. While the order waits, it is paid: the grace exists for
 * exactly that; unless the goods are known to be gone. Nothing is promised that is not known to be there: what cannot
 * be fulfilled for certain is held for a person.
 */
export function decideLateMoney({ policy, stock, isClosed }: LateMoney): LateMoneyDecision {
  if (!isClosed && stock !== "out") return "pay";
  return policy === "fulfil" && stock !== "in" ? "hold" : policy;
}

/** What the shopper is told of late money: a person decides, or what was decided. */
export type LateMoneyWord = "deciding" | Exclude<LateMoneyPolicy, "hold">;

const words: Partial<Record<SuggestedAction, LateMoneyWord>> = {
  fulfil_by_hand: "fulfil",
  pay_back_by_hand: "refund",
  give_credit: "credit",
};

/**
 * Reads what was decided from the payment's exception. A person who ends it names the decision as its resolution; null
 * when that says nothing to the shopper.
 */
export function wordOfLateMoney(
  suggestedAction: SuggestedAction,
  resolution: string | null,
): LateMoneyWord | null {
  if (resolution === "fulfil" || resolution === "refund" || resolution === "credit") return resolution;
  if (suggestedAction === "decide_late_money") return resolution === null ? "deciding" : null;
  return words[suggestedAction] ?? null;
}
