import * as z from "zod";
import { err, ok } from "../../lib/result.ts";
import type { OrderDesk } from "../../ports/order-desk.ts";
import { instant } from "../fields.ts";
import { callAdmin } from "./call-admin.ts";
import { stopWaiting } from "./door.ts";
import { listOrders } from "./operations.ts";
import { readAdminBuyer } from "./read-buyer.ts";
import { orderGid, readAdminOrder } from "./read-order.ts";
import { readShopName } from "./read-shop-name.ts";
import { readShopRefunds } from "./read-refunds.ts";
import { repairSubscriptions, type SubscriptionTools } from "./subscriptions.ts";

const page = z.object({
  orders: z.object({
    nodes: z.array(
      z.object({
        legacyResourceId: z.union([z.string(), z.number().int().transform(String)]),
        updatedAt: instant,
        paymentGatewayNames: z.array(z.string()),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/** The orders of shops that have the store app. */
export function createOrderDesk(tools: SubscriptionTools): OrderDesk {
  return {
    readShopName: (shop) => readShopName(tools, shop),

    async read(shop, orderId) {
      const read = await readAdminOrder(tools, shop, orderGid(orderId));
      // Asked for by its number, so anything else is no answer to go by.
      if (read.ok && read.value.orderId !== orderId)
        return err({ kind: "unreadable_answer", detail: "another order than the one asked for" });
      return read;
    },

    readBuyer: (shop, gid) => readAdminBuyer(tools, shop, gid),

    async listChanged(shop, since, after) {
      const variables = { query: `updated_at:>='${since.toISOString()}'`, after };
      const listed = await callAdmin(tools, shop, { operation: listOrders, variables }, page);
      if (!listed.ok) return listed;
      const { nodes, pageInfo } = listed.value.orders;
      const orders = nodes.map((node) => ({
        orderId: node.legacyResourceId,
        updatedAt: node.updatedAt,
        methodNames: node.paymentGatewayNames,
      }));
      return ok({ orders, next: pageInfo.hasNextPage ? pageInfo.endCursor : null });
    },

    readRefunds: (shop, gid) => readShopRefunds(tools, shop, gid),
    stopWaiting: (shop, gid) => stopWaiting(tools, shop, gid),
    repairSubscriptions: (shop) => repairSubscriptions(tools, shop),
  };
}
