import { randomUUID } from "node:crypto";
import type { Sandbox } from "../sandbox.ts";
import type { StoreOrder } from "./records.ts";

/** The news of one change: every topic of it has the same event id. */
export function tellOrder(sandbox: Sandbox, order: StoreOrder, topics: readonly string[]): void {
  const eventId = randomUUID();
  const { shop } = order;
  for (const topic of topics) {
    const apiName = topic.replace("/", "_").toUpperCase();
    for (const subscription of sandbox.state.subscriptions.values()) {
      if (subscription.shop !== shop || subscription.topic !== apiName) continue;
      const payload = topic === "orders/edited" ? editOf(order) : orderOf(order, subscription.includeFields);
      sandbox.deliveries.send({
        shop,
        topic,
        eventId,
        payload,
        url: subscription.uri,
        subscriptionId: subscription.id,
      });
    }
  }
}

/** REST-shaped; only the fields the subscription asks for, all of them when it names none. */
function orderOf(order: StoreOrder, includeFields: readonly string[]): object {
  const { buyer } = order;
  const whole = {
    id: Number(order.id),
    admin_graphql_api_id: order.gid,
    name: order.name,
    email: buyer.email,
    test: order.isTest,
    currency: order.currency,
    presentment_currency: order.currency,
    payment_gateway_names: [order.methodName],
    customer_locale: order.locale,
    billing_address: { first_name: buyer.givenName, last_name: buyer.familyName, city: buyer.city },
    created_at: order.createdAt,
    updated_at: order.updatedAt,
    cancelled_at: order.cancelledAt,
  };
  if (includeFields.length === 0) return whole;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => includeFields.includes(name)));
}

function editOf(order: StoreOrder): object {
  const nothing = { additions: [], removals: [] };
  return {
    order_edit: {
      id: 1_234_567,
      app_id: null,
      order_id: Number(order.id),
      notify_customer: false,
      staff_note: "",
      created_at: order.updatedAt,
      line_items: nothing,
      discounts: { line_item: nothing, fixed: nothing },
      shipping_lines: nothing,
    },
  };
}
