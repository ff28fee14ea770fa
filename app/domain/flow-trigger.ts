import type { Fact } from "./fact.ts";
import type { Mark, PaymentState, Reduction } from "./payment-state.ts";

/** What a merchant's workflows can begin with; the names are those of the store app's TOML. */
export type FlowTrigger =
  "voucher-issued" | "voucher-paid" | "voucher-expired" | "late-money" | "break-found";

export interface FlowNews {
  readonly trigger: FlowTrigger;
  /** What differs, for a break. */
  readonly mark: Mark | null;
}

interface Known {
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
}

const withMoney: readonly PaymentState[] = ["paid", "partially_refunded", "refunded"];

/** What new facts of a payment are news of for the merchant's workflows, each once. */
export function flowNewsOf(before: Known, after: Reduction, news: readonly Fact[]): FlowNews[] {
  const found: FlowNews[] = [];
  const add = (trigger: FlowTrigger, mark: Mark | null = null): void => void found.push({ trigger, mark });
  if (news.some(({ kind }) => kind === "voucher_issued")) add("voucher-issued");
  if (withMoney.includes(after.state) && !withMoney.includes(before.state)) add("voucher-paid");
  if (after.state === "expired" && before.state !== "expired") add("voucher-expired");
  for (const mark of after.marks) {
    if (before.marks.includes(mark)) continue;
    if (mark === "late") add("late-money");
    else add("break-found", mark);
  }
  return found;
}
