import * as z from "zod";
import { ok, type Result } from "../../lib/result.ts";
import type { ShopError, ShopRef } from "../../ports/platform.ts";
import { callAdmin, checkUserErrors, errorsOnly, type AdminTools } from "./call-admin.ts";
import { createSubscription, listSubscriptions, updateSubscription } from "./operations.ts";

export interface SubscriptionTools extends AdminTools {
  /** Where the shop tells us of its orders: public and absolute. */
  readonly webhookUrl: string;
}

/** Only what rings the bell: no name, no address and no goods of a buyer reach us by webhook. */
const bellFields = ["id", "admin_graphql_api_id", "updated_at", "payment_gateway_names"];

/** An edit's news has a shape of its own, and no fields that could be chosen. */
const topics: Readonly<Record<string, readonly string[]>> = {
  ORDERS_CREATE: bellFields,
  ORDERS_UPDATED: bellFields,
  ORDERS_CANCELLED: bellFields,
  ORDERS_PAID: bellFields,
  ORDERS_EDITED: [],
};

const subscription = z.object({
  id: z.string(),
  topic: z.string(),
  uri: z.string(),
  format: z.string(),
  includeFields: z.array(z.string()),
});
type Subscription = z.output<typeof subscription>;

/**
 * Subscribes to what is missing and mends what differs. Made through the API and not by the app's TOML, so that their
 * address follows this server's and each shop's can be looked at; Shopify removes such ones after days of failures.
 */
export async function repairSubscriptions(
  tools: SubscriptionTools,
  shop: ShopRef,
): Promise<Result<number, ShopError>> {
  const schema = z.object({ webhookSubscriptions: z.object({ nodes: z.array(subscription) }) });
  const variables = { topics: Object.keys(topics) };
  const listed = await callAdmin(tools, shop, { operation: listSubscriptions, variables }, schema);
  if (!listed.ok) return listed;
  let repaired = 0;
  for (const [topic, includeFields] of Object.entries(topics)) {
    const wanted = { uri: tools.webhookUrl, format: "JSON", includeFields };
    const held = listed.value.webhookSubscriptions.nodes.filter((each) => each.topic === topic);
    if (held.some((each) => isAsWanted(each, wanted))) continue;
    const mended = await (held[0]
      ? update(tools, shop, held[0], wanted)
      : create(tools, shop, topic, wanted));
    if (!mended.ok) return mended;
    repaired += 1;
  }
  return ok(repaired);
}

interface Wanted {
  readonly uri: string;
  readonly format: string;
  readonly includeFields: readonly string[];
}

function isAsWanted({ uri, format, includeFields }: Subscription, wanted: Wanted): boolean {
  const hasFields = includeFields.toSorted().join() === wanted.includeFields.toSorted().join();
  return uri === wanted.uri && format === wanted.format && hasFields;
}

async function create(
  tools: SubscriptionTools,
  shop: ShopRef,
  topic: string,
  wanted: Wanted,
): Promise<Result<undefined, ShopError>> {
  const schema = z.object({ webhookSubscriptionCreate: errorsOnly });
  const variables = { topic, subscription: wanted };
  const made = await callAdmin(tools, shop, { operation: createSubscription, variables }, schema);
  return made.ok ? checkUserErrors(topic, made.value.webhookSubscriptionCreate.userErrors) : made;
}

async function update(
  tools: SubscriptionTools,
  shop: ShopRef,
  { id, topic }: Subscription,
  wanted: Wanted,
): Promise<Result<undefined, ShopError>> {
  const schema = z.object({ webhookSubscriptionUpdate: errorsOnly });
  const variables = { id, subscription: wanted };
  const made = await callAdmin(tools, shop, { operation: updateSubscription, variables }, schema);
  return made.ok ? checkUserErrors(topic, made.value.webhookSubscriptionUpdate.userErrors) : made;
}
