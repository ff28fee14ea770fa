import { serverOrigin } from "./server-origin.ts";

/** Which order is meant. The confirmation number is what nobody can guess who knows only the order's id. */
export interface OrderKey {
  readonly id: string;
  readonly confirmation: string;
}

export interface Way {
  /** Only where there are several. */
  readonly heading: string | null;
  readonly steps: readonly string[];
}

/** A number that may be paid now. */
export interface Voucher {
  readonly numbers: readonly {
    readonly label: string;
    /** In groups, to be read aloud. */
    readonly shown: string;
    /** To be copied. */
    readonly copied: string;
  }[];
  readonly amount: string;
  readonly deadline: string;
  readonly barcode: { readonly url: string; readonly label: string; readonly ratio: string } | null;
  readonly ways: readonly Way[];
}

/** What the server says of an order, in the words of its pay page and in the shopper's language. */
export interface VoucherAnswer {
  readonly tone: "info" | "success" | "warning";
  readonly heading: string;
  readonly sentence: string;
  readonly isTest: string | null;
  readonly voucher: Voucher | null;
  readonly pageUrl: string;
  /** What can still become of it: soon, in its own time, or nothing. */
  readonly next: "soon" | "later" | "never";
}

export type Asked =
  | { readonly kind: "shown"; readonly answer: VoucherAnswer }
  /** No such order, or not yet, or not one that is paid in cash. */
  | { readonly kind: "unknown" }
  | { readonly kind: "failed" };

/** Never throws: a network that is away is an answer too. */
export async function askServer(
  order: OrderKey,
  language: string,
  token: () => Promise<string>,
): Promise<Asked> {
  try {
    const query = new URLSearchParams({ order: order.id, confirmation: order.confirmation, language });
    const response = await fetch(`${serverOrigin}/api/extensions/voucher?${query.toString()}`, {
      headers: { Authorization: `Bearer ${await token()}` },
    });
    if (response.status === 404) return { kind: "unknown" };
    if (!response.ok) return { kind: "failed" };
    return { kind: "shown", answer: (await response.json()) as VoucherAnswer };
  } catch {
    return { kind: "failed" };
  }
}
