import type { Mark, PaymentState } from "./payment-state.ts";

/** What the shop holds about a payment. `paid` and `closed` are final: Shopify refuses the opposite. */
export type Told = "none" | "pending" | "paid" | "closed";

export interface ShopView {
  readonly told: Told;
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  /** End of the voucher the payment last had; null when it never had one. */
  readonly voucherExpiresAt: Date | null;
}

export type ShopDecision =
  | { readonly act: "nothing" }
  | { readonly act: "tell"; readonly verb: "pending" | "resolve" | "reject" }
  /** Not yet: look again then. */
  | { readonly act: "wait"; readonly until: Date }
  /** Money came after the shop closed the payment: a person decides. */
  | { readonly act: "hold"; readonly why: "paid_after_close" | "difference" };

const differences: readonly Mark[] = ["short", "over", "wrong_currency"];

/** Money the gateway took back again before the shop heard of it is no payment to tell. */
function isDifference({ marks, told }: ShopView): boolean {
  return marks.some((mark) => differences.includes(mark) || (mark === "reversed" && told !== "paid"));
}

/**
 * What to tell the shop next. An unpaid ending is told only once the gateway's grace is over, because money
 * may still be on its way and "closed" cannot be taken back. A wrong amount is never told as paid.
 */
export function decideShopMessage(view: ShopView, now: Date, graceHours: number): ShopDecision {
  const { told, state, voucherExpiresAt } = view;
  if (isDifference(view)) {
    return told === "none" && voucherExpiresAt
      ? { act: "tell", verb: "pending" }
      : { act: "hold", why: "difference" };
  }
  switch (state) {
    case "paid":
    case "partially_refunded":
    case "refunded":
      if (told === "paid") return { act: "nothing" };
      return told === "closed" ? { act: "hold", why: "paid_after_close" } : { act: "tell", verb: "resolve" };
    case "awaiting_payment":
      return told === "none" ? { act: "tell", verb: "pending" } : { act: "nothing" };
    case "started":
      return { act: "nothing" };
    case "failed":
    case "canceled":
    case "expired":
      return decideClosing(told, voucherExpiresAt, now, graceHours);
  }
}

function decideClosing(
  told: Told,
  voucherExpiresAt: Date | null,
  now: Date,
  graceHours: number,
): ShopDecision {
  if (told === "paid" || told === "closed") return { act: "nothing" };
  // Never told anything: the buyer is still at checkout and may choose again. A reject would bar that.
  if (told === "none") return { act: "nothing" };
  const closesAt = new Date((voucherExpiresAt ?? now).getTime() + graceHours * 3_600_000);
  return now < closesAt ? { act: "wait", until: closesAt } : { act: "tell", verb: "reject" };
}
