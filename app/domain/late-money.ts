/** What a shop wants done with money that came after it closed the order. */
export type LateMoneyPolicy = "fulfil" | "hold" | "refund" | "credit";

export const lateMoneyPolicies: readonly LateMoneyPolicy[] = ["fulfil", "hold", "refund", "credit"];
