import { methods, type Country, type Method } from "./method.ts";
import type { Money } from "./money.ts";
import type { Mark, PaymentState } from "./payment-state.ts";
import { startOfDayIn } from "./zone-day.ts";

export const paymentStates = [
  "started",
  "awaiting_payment",
  "paid",
  "partially_refunded",
  "refunded",
  "expired",
  "canceled",
  "failed",
] as const satisfies readonly PaymentState[];

export const paymentMarks = [
  "late",
  "short",
  "over",
  "wrong_currency",
  "paid_twice",
  "reversed",
] as const satisfies readonly Mark[];

/** What a list of payments is narrowed to; null does not narrow. */
export interface PaymentFilters {
  readonly search: string | null;
  readonly state: PaymentState | null;
  readonly method: Method | null;
  /** A gateway account of the shop. */
  readonly account: string | null;
  /** `any`: bears a mark, whichever. */
  readonly mark: Mark | "any" | null;
  /** Days of the shop's calendar, `2026-11-26`; both count in. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Where a page of the list begins: older than this payment, or newer. */
export interface PaymentCursor {
  readonly towards: "older" | "newer";
  readonly id: string;
}

/** One line of the list; nothing about who the buyer is. */
export interface ListedPayment {
  readonly id: string;
  readonly sessionId: string;
  /** Of the order behind it, where the shop tells it: `#1001`. */
  readonly orderName: string | null;
  readonly isTest: boolean;
  readonly amount: Money;
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  readonly createdAt: Date;
  /** The latest number of it; null before the shopper asked for one. */
  readonly voucher: {
    readonly method: Method;
    readonly country: Country;
    readonly gateway: string;
    readonly reference: string | null;
    readonly expiresAt: Date;
  } | null;
  /** Decisions about it that wait for a person. */
  readonly openExceptions: number;
}

export interface PaymentQuery {
  readonly filters: PaymentFilters;
  readonly cursor: PaymentCursor | null;
}

export const filterNames = ["search", "state", "method", "account", "mark", "from", "to"] as const;

/** Longer text bears no number of ours or of a gateway's. */
const longestSearch = 100;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a list's address. What it does not know it leaves out: an old link still shows a list. */
export function readPaymentQuery(read: (name: string) => string | null): PaymentQuery {
  // No text of the database may hold the character 0.
  const text = (name: string): string | null => read(name)?.replaceAll("\0", "").trim() || null;
  const oneOf = <Word extends string>(name: string, words: readonly Word[]): Word | null =>
    words.find((word) => word === text(name)) ?? null;
  const day = (name: string): string | null => {
    const typed = text(name);
    return typed !== null && startOfDayIn(typed, "UTC") !== null ? typed : null;
  };
  const filters = {
    search: text("search")?.slice(0, longestSearch) ?? null,
    state: oneOf("state", paymentStates),
    method: oneOf("method", methods),
    account: readUuid(text("account")),
    mark: oneOf("mark", ["any", ...paymentMarks]),
    from: day("from"),
    to: day("to"),
  };
  return { filters, cursor: readCursor(text) };
}

function readCursor(text: (name: string) => string | null): PaymentCursor | null {
  const older = readUuid(text("after"));
  if (older !== null) return { towards: "older", id: older };
  const newer = readUuid(text("before"));
  return newer === null ? null : { towards: "newer", id: newer };
}

/** An id as this house writes it, else null: no other text reaches a column of ids. */
export function readUuid(text: string | null): string | null {
  const id = text?.toLowerCase() ?? null;
  return id !== null && uuid.test(id) ? id : null;
}

/** The address that shows this list: what is shared and what the browser goes back to. Null names are left out. */
export function writePaymentQuery({ filters, cursor }: PaymentQuery): string {
  const address = new URLSearchParams();
  for (const name of filterNames) if (filters[name] !== null) address.set(name, filters[name]);
  if (cursor) address.set(cursor.towards === "older" ? "after" : "before", cursor.id);
  return address.toString();
}

export function isFiltered(filters: PaymentFilters): boolean {
  return filterNames.some((name) => filters[name] !== null);
}
