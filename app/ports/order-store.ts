import type { OrderSettings } from "../domain/order-settings.ts";
import type { ShopRef } from "./platform.ts";

/** News of an order, verified. */
export interface NewOrderEvent {
  readonly shopDomain: string;
  readonly topic: string;
  readonly eventId: string;
  readonly orderId: string;
  readonly triggeredAt: Date | null;
  /** The order's own time of change, and how it is paid, where the news says so. */
  readonly updatedAt: Date | null;
  readonly methodNames: readonly string[] | null;
}

/** What we keep of an order. */
export interface OrderRow {
  readonly paymentId: string | null;
  readonly revision: number;
  readonly seenUpdatedAt: Date | null;
  /** The last look failed: an alert may be open. */
  readonly hasFailed: boolean;
}

/** An order as its buyer's page names it. */
export interface BuyersOrder {
  readonly shopDomain: string;
  readonly orderId: string;
  readonly confirmationNumber: string;
}

export interface OrderStore {
  /** Durable, with its job, before it resolves. */
  receive(event: NewOrderEvent): Promise<"stored" | "repeat" | "unknown_shop">;
  find(shopId: string, orderId: string): Promise<OrderRow | null>;
  /** The pay link's token of the payment that stands for the order, for a buyer who knows its confirmation number. */
  findForBuyer(order: BuyersOrder): Promise<string | null>;
  /** The order's row, made when there is none, held for `seconds` of the database's clock. */
  claim(shopId: string, orderId: string, seconds: number): Promise<OrderRow | "busy">;
  release(shopId: string, orderId: string, hasFailed: boolean): Promise<void>;
  /** Acted on: what the shop's view led to. Releases it. */
  saveSeen(shopId: string, orderId: string, seen: SeenOrder): Promise<void>;
}

export interface SeenOrder {
  readonly name: string;
  readonly updatedAt: Date;
  readonly outcome: string;
  readonly confirmationNumber: string | null;
}

/** Whether we asked the shop to mark a payment's order as paid, to know our own mark from somebody else's. */
export interface OrderMarks {
  /** Before the call. */
  saveAsked(shopId: string, paymentId: string): Promise<void>;
  wasAsked(shopId: string, paymentId: string): Promise<boolean>;
}

/** Inside a transaction. */
export interface OrderTransaction {
  /** From now on this payment stands for the order. */
  saveStanding(
    shopId: string,
    orderId: string,
    standing: { readonly paymentId: string; readonly revision: number },
  ): Promise<void>;
  /** The shop wants no money for it any more; false when that was so already. */
  withdrawPayment(shopId: string, paymentId: string): Promise<boolean>;
  saveOrderSettings(shopId: string, settings: OrderSettings): Promise<void>;
}

export interface OrderSettingsStore {
  /** The defaults for a shop that never decided: no name, so no order is ours. */
  read(shopId: string): Promise<OrderSettings>;
}

/** A shop whose orders we watch. */
export interface WatchedShop extends ShopRef {
  readonly caughtUpAt: Date | null;
}

/** The shops that have the store app. */
export interface StoreShops {
  install(id: string, domain: string, scopes: readonly string[], at: Date): Promise<ShopRef>;
  findInstalled(domain: string): Promise<ShopRef | null>;
  find(shopId: string): Promise<ShopRef | null>;
  saveScopes(domain: string, scopes: readonly string[]): Promise<void>;
  /**
   * Its tokens go; everything about money stays. `at`: when the shop removed the app, by the news of it, which may come
   * a day late: a token that was saved since then means that the app is back.
   */
  uninstall(domain: string, at: Date | null): Promise<void>;
  list(after: string | null, limit: number): Promise<readonly WatchedShop[]>;
  saveCaughtUp(shopId: string, at: Date): Promise<void>;
}

/** What we hold of one person, for the shop that is asked about it. */
export interface PersonQuery {
  readonly digest: string | null;
  readonly orderGids: readonly string[];
}

export interface PeopleStore {
  /** The shop's payments of this person, by the session ids that people know. */
  list(domain: string, person: PersonQuery): Promise<readonly string[]>;
  /**
   * Forgets who paid, with which document, and the files shown for it; amounts and who proved them stay. Returns how
   * many payments it touched.
   */
  redact(domain: string, person: PersonQuery): Promise<number>;
}
