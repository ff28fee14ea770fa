import type { Buyer } from "../shops.ts";

export interface StoreInstallation {
  shop: string;
  scopes: string[];
  installedAt: string;
}

/** Something a shop sells, with what is on its shelf. */
export interface Variant {
  id: string;
  shop: string;
  title: string;
  /** Decimal text in the buyer's currency. */
  price: string;
  stock: number;
  isTracked: boolean;
}

export interface OrderLine {
  variantId: string;
  title: string;
  quantity: number;
  price: string;
}

export interface OrderTransaction {
  id: string;
  kind: "SALE" | "REFUND";
  gateway: string;
  amount: string;
}

/** `key`: what the app called it, so that a repeat is known; null for the merchant's own. */
export interface StoreRefund {
  id: string;
  note: string | null;
  key: string | null;
  transaction: OrderTransaction;
}

/** An order whose buyer chose a manual payment method, or any other: only its name tells. */
export interface StoreOrder {
  /** Shopify's number. */
  id: string;
  gid: string;
  /** Unguessable, in the buyer's status address. */
  token: string;
  /** Random, shown to the buyer. */
  confirmationNumber: string;
  shop: string;
  name: string;
  lines: OrderLine[];
  /** The buyer's currency. */
  currency: string;
  /** Typed by the merchant, as the buyer saw it. */
  methodName: string;
  buyer: Buyer;
  locale: string;
  isTest: boolean;
  transactions: OrderTransaction[];
  refunds: StoreRefund[];
  tags: string[];
  metafields: { namespace: string; key: string; type: string; value: string }[];
  createdAt: string;
  /** Whole seconds, like Shopify's. */
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  staffNote: string | null;
  isRestocked: boolean;
  /** A cancellation that was asked for and is not done yet. */
  cancelDue: { at: string; reason: string; restock: boolean; staffNote: string | null } | null;
}

/** Made through the API; those of the app's TOML are not listed there. */
export interface Subscription {
  id: string;
  shop: string;
  /** As the API writes it: `ORDERS_CREATE`. */
  topic: string;
  uri: string;
  includeFields: string[];
}
