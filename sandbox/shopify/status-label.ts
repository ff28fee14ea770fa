import { html, type Html } from "../web/html.ts";
import type { FinancialStatus } from "./orders.ts";
import type { FinancialStatus as StoreStatus } from "./store/orders.ts";

const labels: Record<FinancialStatus | StoreStatus, readonly [text: string, tone: "good" | "bad" | "wait"]> =
  {
    PENDING: ["Payment pending", "wait"],
    AUTHORIZED: ["Authorized", "wait"],
    PAID: ["Paid", "good"],
    PARTIALLY_PAID: ["Partially paid", "wait"],
    PARTIALLY_REFUNDED: ["Partially refunded", "good"],
    REFUNDED: ["Refunded", "bad"],
    VOIDED: ["Voided", "bad"],
    EXPIRED: ["Expired", "bad"],
  };

/** The word, not the colour alone, says the status; `data-status` carries Shopify's own value. */
export function statusLabel(status: FinancialStatus | StoreStatus): Html {
  const [text, tone] = labels[status];
  return html`<span class="status ${tone}" data-testid="financial-status" data-status="${status}"
    >${text}</span
  >`;
}
