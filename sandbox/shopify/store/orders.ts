import { randomBytes } from "node:crypto";
import { requireMinor, toDecimal } from "../amount.ts";
import type { Sandbox } from "../sandbox.ts";
import { findShop, shops, type Buyer } from "../shops.ts";
import { tellOrder } from "./order-news.ts";
import type { OrderLine, OrderTransaction, StoreOrder, Variant } from "./records.ts";

export interface NewStoreOrder {
  readonly shop: string;
  readonly methodName: string;
  /** The shop's first goods, one of them, when left out. */
  readonly lines?: readonly { readonly variantId: string; readonly quantity: number }[];
  readonly buyer?: Partial<Buyer>;
  readonly locale?: string;
  readonly isTest?: boolean;
  readonly currency?: string;
  /** Paid at once by other means, such as a gift card. */
  readonly paid?: { readonly amount: string; readonly gateway: string };
}

export type FinancialStatus =
  "PENDING" | "PARTIALLY_PAID" | "PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOIDED";

/** The shelf of a shop, stocked when first looked at. */
export function variantsOf({ state }: Sandbox, domain: string): Variant[] {
  const held = [...state.variants.values()].filter((variant) => variant.shop === domain);
  const shop = findShop(domain);
  if (held.length > 0 || !shop) return held;
  return shop.product.prices.map(({ label, amount }, index) => {
    const id = `${shop.id}${index + 1}`;
    const title = `${shop.product.title}, ${label}`;
    const variant = { id, shop: domain, title, price: amount, stock: 10, isTracked: true };
    state.variants.set(id, variant);
    return variant;
  });
}

/** A buyer orders: the goods leave the shelf for the order, and the app is told. */
export function placeOrder(sandbox: Sandbox, wish: NewStoreOrder): StoreOrder {
  const shop = findShop(wish.shop) ?? shops[0];
  if (!shop) throw new Error("the sandbox has no shop");
  const { state } = sandbox;
  const id = String(5_400_000_000_001 + state.storeOrders.size);
  const order: StoreOrder = {
    id,
    gid: `gid://shopify/Order/${id}`,
    token: randomBytes(16).toString("hex"),
    confirmationNumber: makeConfirmationNumber(),
    shop: wish.shop,
    name: `#${2001 + state.storeOrders.size}`,
    lines: linesOf(sandbox, wish),
    currency: wish.currency ?? shop.currency,
    methodName: wish.methodName,
    buyer: { ...shop.buyer, ...wish.buyer },
    locale: wish.locale ?? "es",
    isTest: wish.isTest ?? false,
    transactions: [],
    refunds: [],
    tags: [],
    metafields: [],
    createdAt: seconds(sandbox.now()),
    updatedAt: seconds(sandbox.now()),
    cancelledAt: null,
    cancelReason: null,
    staffNote: null,
    isRestocked: false,
    cancelDue: null,
  };
  if (wish.paid) addSale(order, wish.paid.gateway, wish.paid.amount);
  state.storeOrders.set(id, order);
  sandbox.changed();
  tellOrder(sandbox, order, ["orders/create"]);
  return order;
}

/** Nine capitals and digits, like Shopify's. */
function makeConfirmationNumber(): string {
  const characters = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
  return [...randomBytes(9)].map((byte) => characters[byte % characters.length]).join("");
}

function linesOf(sandbox: Sandbox, { shop, lines }: NewStoreOrder): OrderLine[] {
  const shelf = variantsOf(sandbox, shop);
  const wished = lines ?? [{ variantId: shelf[0]?.id ?? "", quantity: 1 }];
  return wished.map(({ variantId, quantity }) => {
    const variant = shelf.find((each) => each.id === variantId);
    if (!variant) throw new Error(`no goods ${variantId} in ${shop}`);
    variant.stock -= quantity;
    return { variantId, title: variant.title, quantity, price: variant.price };
  });
}

/** The merchant edits the order: another quantity of its first goods. */
export function editOrder(sandbox: Sandbox, order: StoreOrder, quantity: number): void {
  const line = order.lines[0];
  if (!line) throw new Error("an order without goods");
  const variant = sandbox.state.variants.get(line.variantId);
  if (variant) variant.stock -= quantity - line.quantity;
  line.quantity = quantity;
  touch(sandbox, order);
  tellOrder(sandbox, order, ["orders/edited", "orders/updated"]);
}

/** Money for the whole of what is open, by that method. */
export function payRest(sandbox: Sandbox, order: StoreOrder, gateway: string): void {
  addSale(order, gateway, toDecimal(outstandingOf(order)));
  touch(sandbox, order);
  tellOrder(sandbox, order, ["orders/paid", "orders/updated"]);
}

/** Money given back, in the books only: nobody's cash moves here. */
export function addRefund(
  sandbox: Sandbox,
  order: StoreOrder,
  {
    key,
    note,
    gateway,
    amount,
  }: { key: string | null; note: string | null; gateway: string; amount: string },
): void {
  const id = `gid://shopify/OrderTransaction/${order.id}${order.transactions.length + 1}`;
  const transaction: OrderTransaction = { id, kind: "REFUND", gateway, amount };
  order.transactions.push(transaction);
  const refundId = `gid://shopify/Refund/${order.id}${order.refunds.length + 1}`;
  order.refunds.push({ id: refundId, note, key, transaction });
  touch(sandbox, order);
  tellOrder(sandbox, order, ["orders/updated"]);
}

/** "Refund" in the admin: of a manual method Shopify asks the merchant to send the money, and writes it down. */
export function refundInShop(
  sandbox: Sandbox,
  order: StoreOrder,
  amount = toDecimal(refundableOf(order)),
): void {
  addRefund(sandbox, order, { key: null, note: null, gateway: order.methodName, amount });
}

/** What may still be refunded of an order. */
export function refundableOf(order: StoreOrder): bigint {
  const refunded = order.transactions
    .filter(({ kind }) => kind === "REFUND")
    .reduce((sum, { amount }) => sum + requireMinor(amount), 0n);
  return receivedOf(order) - refunded;
}

function addSale(order: StoreOrder, gateway: string, amount: string): void {
  const id = `gid://shopify/OrderTransaction/${order.id}${order.transactions.length + 1}`;
  order.transactions.push({ id, kind: "SALE", gateway, amount });
}

export interface Cancellation {
  readonly reason: string;
  readonly restock: boolean;
  readonly staffNote: string | null;
}

/** Cannot be undone, and takes as long as the sandbox is told it takes. */
export function askToCancel(sandbox: Sandbox, order: StoreOrder, cancellation: Cancellation): void {
  const at = new Date(sandbox.now().getTime() + sandbox.limits.cancelMs).toISOString();
  order.cancelDue = { at, ...cancellation };
  settleOrder(sandbox, order);
}

/** Does what is due by now. Called before an order is looked at. */
export function settleOrder(sandbox: Sandbox, order: StoreOrder): StoreOrder {
  const due = order.cancelDue;
  if (!due || new Date(due.at) > sandbox.now()) return order;
  order.cancelDue = null;
  order.cancelledAt = seconds(sandbox.now());
  order.cancelReason = due.reason;
  order.staffNote = due.staffNote;
  order.isRestocked = due.restock;
  if (due.restock) {
    for (const { variantId, quantity } of order.lines) {
      const variant = sandbox.state.variants.get(variantId);
      if (variant) variant.stock += quantity;
    }
  }
  touch(sandbox, order);
  tellOrder(sandbox, order, ["orders/cancelled", "orders/updated"]);
  return order;
}

export function totalOf({ lines }: StoreOrder): bigint {
  return lines.reduce((sum, { price, quantity }) => sum + requireMinor(price) * BigInt(quantity), 0n);
}

export function outstandingOf(order: StoreOrder): bigint {
  const left = totalOf(order) - receivedOf(order);
  return order.cancelledAt === null && left > 0n ? left : 0n;
}

function receivedOf({ transactions }: StoreOrder): bigint {
  return transactions
    .filter(({ kind }) => kind === "SALE")
    .reduce((sum, { amount }) => sum + requireMinor(amount), 0n);
}

export function financialStatusOf(order: StoreOrder): FinancialStatus {
  const refunded = order.transactions
    .filter(({ kind }) => kind === "REFUND")
    .reduce((sum, { amount }) => sum + requireMinor(amount), 0n);
  const received = receivedOf(order);
  if (refunded > 0n) return refunded < received ? "PARTIALLY_REFUNDED" : "REFUNDED";
  if (received >= totalOf(order)) return "PAID";
  if (order.cancelledAt !== null) return "VOIDED";
  return received > 0n ? "PARTIALLY_PAID" : "PENDING";
}

/** Any change moves the order's time, in whole seconds: two changes may share one. */
export function touch(sandbox: Sandbox, order: StoreOrder): void {
  order.updatedAt = seconds(sandbox.now());
  sandbox.changed();
}

function seconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
