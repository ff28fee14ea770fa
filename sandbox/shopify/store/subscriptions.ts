import { randomInt } from "node:crypto";
import type { CallContext } from "../graphql/mutation.ts";
import type { Subscription } from "./records.ts";

interface SubscriptionInput {
  uri?: string | null;
  includeFields?: string[] | null;
}

function present({ id, topic, uri, includeFields }: Subscription): object {
  return { id, topic, uri, format: "JSON", includeFields };
}

/** Subscriptions of this app in this shop; another app's are not to be seen. */
export const subscriptionRoots = {
  webhookSubscriptions: ({ topics }: { topics?: string[] | null }, { sandbox, shop }: CallContext) => {
    const held = [...sandbox.state.subscriptions.values()].filter(
      (each) => each.shop === shop && (!topics || topics.includes(each.topic)),
    );
    return { nodes: held.map(present) };
  },

  webhookSubscriptionCreate: (
    args: { topic: string; webhookSubscription: SubscriptionInput },
    { sandbox, shop }: CallContext,
  ) => {
    const { topic } = args;
    const { uri, includeFields } = args.webhookSubscription;
    const { subscriptions } = sandbox.state;
    const isTaken = [...subscriptions.values()].some(
      (held) => held.shop === shop && held.topic === topic && held.uri === uri,
    );
    if (!uri || isTaken) {
      const message = uri ? "Address for this topic has already been taken" : "Address can't be blank";
      return { webhookSubscription: null, userErrors: [{ field: ["webhookSubscription", "uri"], message }] };
    }
    const id = `gid://shopify/WebhookSubscription/${randomInt(1e12)}`;
    const made = { id, shop, topic, uri, includeFields: includeFields ?? [] };
    subscriptions.set(id, made);
    sandbox.changed();
    return { webhookSubscription: present(made), userErrors: [] };
  },

  webhookSubscriptionUpdate: (
    { id, webhookSubscription }: { id: string; webhookSubscription: SubscriptionInput },
    { sandbox, shop }: CallContext,
  ) => {
    const held = sandbox.state.subscriptions.get(id);
    if (!held || held.shop !== shop) {
      const userErrors = [{ field: ["id"], message: "Webhook subscription does not exist" }];
      return { webhookSubscription: null, userErrors };
    }
    if (webhookSubscription.uri) held.uri = webhookSubscription.uri;
    if (webhookSubscription.includeFields) held.includeFields = webhookSubscription.includeFields;
    sandbox.changed();
    return { webhookSubscription: present(held), userErrors: [] };
  },
};
