import type { Mark, PaymentState } from "./payment-state.ts";

/** What the shop holds about a payment. `paid` and `closed` are final: Shopify refuses the opposite. */
export type Told = "none" | "pending" | "paid" | "closed";

export interface ShopView {
  readonly told: Told;
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  /** From when no money for any of its vouchers can still be on its way (grace.ts); null when it never had one. */
  readonly graceEndsAt: Date | null;
  /**
   * From when a payment may be closed for which nobody asked a number; null where the shop's own checkout sees to
   * that, because no order stands behind the payment yet.
   */
  readonly unusedUntil: Date | null;
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
export function decideShopMessage(view: ShopView, now: Date): ShopDecision {
  const { told, state, graceEndsAt } = view;
  if (isDifference(view)) {
    return told === "none" && graceEndsAt
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
      return view.unusedUntil ? decideClosing(view, now) : { act: "nothing" };
    case "failed":
    case "canceled":
    case "expired":
      return decideClosing(view, now);
  }
}

function decideClosing({ told, graceEndsAt, unusedUntil }: ShopView, now: Date): ShopDecision {
  // An order that stands from the start waits for its money from the start.
  if (told === "none" && unusedUntil) return { act: "tell", verb: "pending" };
  const until = graceEndsAt ?? unusedUntil;
  // Never told anything: the buyer is still at checkout and may choose again. A reject would bar that.
  if (told !== "pending" || until === null) return { act: "nothing" };
  return now < until ? { act: "wait", until } : { act: "tell", verb: "reject" };
}
