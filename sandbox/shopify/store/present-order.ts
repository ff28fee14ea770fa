import { requireMinor, toDecimal } from "../amount.ts";
import { shopOrigin, type Sandbox } from "../sandbox.ts";
import { financialStatusOf, outstandingOf, settleOrder } from "./orders.ts";
import type { OrderTransaction, StoreOrder } from "./records.ts";

export function storeOrderUrl(sandbox: Sandbox, { shop, token }: StoreOrder): string {
  return `${shopOrigin(sandbox, shop)}/store-orders/${token}`;
}

/** An order as the Admin API shows it. The shop keeps its books in another money than its buyers pay in. */
export function presentOrder(sandbox: Sandbox, held: StoreOrder): object {
  const order = settleOrder(sandbox, held);
  const outstanding = outstandingOf(order);
  return {
    __typename: "Order",
    id: order.gid,
    legacyResourceId: order.id,
    name: order.name,
    confirmationNumber: order.confirmationNumber,
    test: order.isTest,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    canMarkAsPaid: order.cancelledAt === null && outstanding > 0n,
    displayFinancialStatus: financialStatusOf(order),
    paymentGatewayNames: [
      ...new Set([order.methodName, ...order.transactions.map(({ gateway }) => gateway)]),
    ],
    customerLocale: order.locale,
    statusPageUrl: storeOrderUrl(sandbox, order),
    email: order.buyer.email,
    phone: order.buyer.phone || null,
    billingAddress: { firstName: order.buyer.givenName, lastName: order.buyer.familyName },
    presentmentCurrencyCode: order.currency,
    totalOutstandingSet: {
      presentmentMoney: { amount: toDecimal(outstanding), currencyCode: order.currency },
      shopMoney: { amount: toDecimal(outstanding / 4000n), currencyCode: "USD" },
    },
    tags: order.tags,
    refunds: order.refunds.map(({ id, note, transaction }) => ({
      id,
      note,
      transactions: { nodes: [presentTransaction(order, transaction)] },
    })),
    transactions: order.transactions.map((transaction) => presentTransaction(order, transaction)),
    lineItems: {
      nodes: order.lines.map((line) => presentLine(sandbox, line)),
      pageInfo: { hasNextPage: false },
    },
  };
}

function presentTransaction(order: StoreOrder, { id, kind, gateway, amount }: OrderTransaction): object {
  return {
    id,
    kind,
    gateway,
    status: "SUCCESS",
    manualPaymentGateway: gateway === order.methodName,
    amountSet: {
      presentmentMoney: { amount, currencyCode: order.currency },
      shopMoney: { amount: toDecimal(requireMinor(amount) / 4000n), currencyCode: "USD" },
    },
  };
}

function presentLine({ state }: Sandbox, { quantity, variantId }: StoreOrder["lines"][number]): object {
  const variant = state.variants.get(variantId);
  return {
    quantity,
    variant: variant
      ? {
          id: `gid://shopify/ProductVariant/${variant.id}`,
          inventoryQuantity: variant.stock,
          inventoryPolicy: "DENY",
          inventoryItem: { tracked: variant.isTracked },
        }
      : null,
  };
}
