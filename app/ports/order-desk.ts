import type { Money } from "../domain/money.ts";
import type { OrderView } from "../domain/shop-order.ts";
import type { Result } from "../lib/result.ts";
import type { ShopError, ShopRef } from "./platform.ts";
import type { Buyer } from "./records.ts";

/** An order, read from the shop at this moment. */
export interface ShopOrder extends OrderView {
  /** The shop's own id of it. */
  readonly orderId: string;
  readonly gid: string;
  /** Under which people know it: `#1001`. */
  readonly name: string;
  readonly isTest: boolean;
  /** By the shop's clock: of two views of an order the later is the truer. */
  readonly updatedAt: Date;
  /** Random, and told to the buyer alone; null on orders from before 2024. */
  readonly confirmationNumber: string | null;
  /** The buyer's language; null when the shop does not say. */
  readonly locale: string | null;
  /** The buyer's page of the order. */
  readonly statusUrl: string;
}

/** An order that changed, as a list tells it. */
export interface ChangedOrder {
  readonly orderId: string;
  readonly updatedAt: Date;
  readonly methodNames: readonly string[];
}

export interface ChangedOrders {
  readonly orders: readonly ChangedOrder[];
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
}

/** A refund in the books of an order, of what was paid by its manual method. No money moved by it. */
export interface ShopRefund {
  /** The shop's own number of it. */
  readonly refundId: string;
  readonly amount: Money;
  /** Written by us, about money that we sent. */
  readonly isOurs: boolean;
}

/** What a shop's orders can be asked, and what may be written to them besides money. */
export interface OrderDesk {
  /** What shoppers call the shop; null when it says nothing that could be shown. */
  readShopName(shop: ShopRef): Promise<Result<string | null, ShopError>>;
  read(shop: ShopRef, orderId: string): Promise<Result<ShopOrder, ShopError>>;
  /** Who ordered, as far as the shop lets us know; what it keeps from us is null, and the pay page asks for it. */
  readBuyer(shop: ShopRef, orderGid: string): Promise<Result<Buyer, ShopError>>;
  /** Orders that changed since then, the oldest change first. */
  listChanged(shop: ShopRef, since: Date, after: string | null): Promise<Result<ChangedOrders, ShopError>>;
  readRefunds(shop: ShopRef, orderGid: string): Promise<Result<readonly ShopRefund[], ShopError>>;
  /** Takes back the sign on the order that its cash is still awaited. */
  stopWaiting(shop: ShopRef, orderGid: string): Promise<Result<undefined, ShopError>>;
  /** Makes sure that the shop tells us of its orders. Answers how many subscriptions were missing or wrong. */
  repairSubscriptions(shop: ShopRef): Promise<Result<number, ShopError>>;
}
