/** One GraphQL document of the Admin API; tests hold each against Shopify's real schema. */
export interface AdminOperation {
  readonly name: string;
  readonly text: string;
}

function define(name: string, text: string): AdminOperation {
  return { name, text };
}

export const readShop = define("readShop", "query readShop { shop { name } }");

/** An order as it is now, without a word about its buyer. */
export const readOrder = define(
  "readOrder",
  `query readOrder($id: ID!) {
  order(id: $id) {
    id name legacyResourceId test updatedAt cancelledAt canMarkAsPaid displayFinancialStatus paymentGatewayNames
    confirmationNumber customerLocale statusPageUrl
    totalOutstandingSet { presentmentMoney { amount currencyCode } }
  }
}`,
);

/** Protected customer data: without Shopify's approval the whole answer is an error. */
export const readBuyer = define(
  "readBuyer",
  `query readBuyer($id: ID!) {
  order(id: $id) { email phone billingAddress { firstName lastName } }
}`,
);

export const listOrders = define(
  "listOrders",
  `query listOrders($query: String!, $after: String) {
  orders(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) {
    nodes { legacyResourceId updatedAt paymentGatewayNames }
    pageInfo { hasNextPage endCursor }
  }
}`,
);

export const readStock = define(
  "readStock",
  `query readStock($id: ID!) {
  order(id: $id) {
    cancelledAt
    lineItems(first: 100) {
      nodes { quantity variant { id inventoryQuantity inventoryPolicy inventoryItem { tracked } } }
      pageInfo { hasNextPage }
    }
  }
}`,
);

export const awaitCash = define(
  "awaitCash",
  `mutation awaitCash($id: ID!, $tags: [String!]!, $metafields: [MetafieldsSetInput!]!) {
  tagsAdd(id: $id, tags: $tags) { node { ... on Order { statusPageUrl } } userErrors { message } }
  metafieldsSet(metafields: $metafields) { userErrors { message } }
}`,
);

export const markAsPaid = define(
  "markAsPaid",
  `mutation markAsPaid($id: ID!) {
  orderMarkAsPaid(input: { id: $id }) { userErrors { message } }
}`,
);

/** Its errors carry no code. */
export const beginFlow = define(
  "beginFlow",
  `mutation beginFlow($handle: String!, $payload: JSON!) {
  flowTriggerReceive(handle: $handle, payload: $payload) { userErrors { message } }
}`,
);

export const addTags = define(
  "addTags",
  `mutation addTags($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }`,
);

export const removeTags = define(
  "removeTags",
  `mutation removeTags($id: ID!, $tags: [String!]!) { tagsRemove(id: $id, tags: $tags) { userErrors { message } } }`,
);

/** What was paid by other means, such as a gift card, goes back the way it came. */
export const cancelOrder = define(
  "cancelOrder",
  `mutation cancelOrder($id: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $note: String) {
  orderCancel(
    orderId: $id, reason: $reason, restock: $restock, notifyCustomer: true, staffNote: $note,
    refundMethod: { originalPaymentMethodsRefund: true }
  ) { orderCancelUserErrors { code message } }
}`,
);

export const readRefunds = define(
  "readRefunds",
  `query readRefunds($id: ID!) {
  order(id: $id) {
    refunds(first: 100) { note }
    transactions(first: 100) { id kind status gateway manualPaymentGateway }
  }
}`,
);

/** Which refunds an order has, by us and by its merchant. */
export const listRefunds = define(
  "listRefunds",
  `query listRefunds($id: ID!) {
  order(id: $id) {
    refunds(first: 50) {
      id note
      transactions(first: 5) {
        nodes { kind status manualPaymentGateway amountSet { presentmentMoney { amount currencyCode } } }
      }
    }
  }
}`,
);

/** Without the directive a runtime error, which the schema does not show (since 2026-04). */
export const createRefund = define(
  "createRefund",
  `mutation createRefund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { userErrors { message } }
}`,
);

export const listSubscriptions = define(
  "listSubscriptions",
  `query listSubscriptions($topics: [WebhookSubscriptionTopic!]) {
  webhookSubscriptions(first: 100, topics: $topics) { nodes { id topic uri format includeFields } }
}`,
);

export const createSubscription = define(
  "createSubscription",
  `mutation createSubscription($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) { userErrors { message } }
}`,
);

export const updateSubscription = define(
  "updateSubscription",
  `mutation updateSubscription($id: ID!, $subscription: WebhookSubscriptionInput!) {
  webhookSubscriptionUpdate(id: $id, webhookSubscription: $subscription) { userErrors { message } }
}`,
);
