/** What the merchant's block may set off. */
export type Act = "sync" | "cancel" | "reissue";

export interface OrderPayment {
  readonly paymentId: string;
  readonly state: string;
  readonly marks: readonly string[];
  readonly isTest: boolean;
  readonly amount: string;
  /** Of the last number there was. */
  readonly number: string | null;
  readonly deadline: string | null;
  readonly pageUrl: string;
  readonly events: readonly {
    readonly kind: string;
    readonly at: string;
    readonly attempt: number;
    readonly amount: string | null;
  }[];
  /** What makes sense now. */
  readonly acts: readonly Act[];
}

export type Asked =
  | { readonly kind: "shown"; readonly payment: OrderPayment }
  | { readonly kind: "unknown" }
  | { readonly kind: "failed" };

/**
 * An address without a host goes to the app's own server, with the merchant's token added by Shopify (admin UI
 * extensions, network features, 2026-07). Never throws.
 */
export async function askServer(order: string, language: string): Promise<Asked> {
  try {
    const query = new URLSearchParams({ order, language });
    const response = await fetch(`/api/extensions/order?${query.toString()}`);
    if (response.status === 404) return { kind: "unknown" };
    if (!response.ok) return { kind: "failed" };
    return { kind: "shown", payment: (await response.json()) as OrderPayment };
  } catch {
    return { kind: "failed" };
  }
}

/** Why something was not done, as far as this block has words for it: the server may know more. */
export const problems = [
  "already_paid",
  "paid_meanwhile",
  "nothing_to_cancel",
  "being_issued",
  "no_voucher_yet",
  "still_payable",
  "no_answer",
  "no_time_left",
  "shop_closed",
  "shop_busy",
  "order_paid",
  "method_closed",
  "one_is_live",
] as const;

export type ActResult = `act.done.${Act}` | `act.problem.${(typeof problems)[number] | "failed" | "unknown"}`;

/** The key of the text that says what came of it. Never throws. */
export async function actOnServer(order: string, act: Act): Promise<ActResult> {
  try {
    const response = await fetch("/api/extensions/order/act", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ order, act }),
    });
    if (response.ok) return `act.done.${act}`;
    if (response.status !== 409) return "act.problem.failed";
    const said = (await response.json()) as { problem: string };
    return `act.problem.${problems.find((each) => each === said.problem) ?? "unknown"}`;
  } catch {
    return "act.problem.failed";
  }
}
