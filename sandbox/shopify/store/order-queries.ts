import { GraphQLError } from "graphql";
import { findShop } from "../shops.ts";
import type { CallContext } from "../graphql/mutation.ts";
import { settleOrder } from "./orders.ts";
import { presentOrder } from "./present-order.ts";
import type { StoreOrder } from "./records.ts";

/** Orders of another shop are as unknown as those that never were. */
export function findOrder(gid: string, { sandbox, shop }: CallContext): StoreOrder | undefined {
  const order = sandbox.state.storeOrders.get(gid.slice(gid.lastIndexOf("/") + 1));
  return order && order.gid === gid && order.shop === shop ? order : undefined;
}

interface ListArguments {
  first: number;
  after?: string | null;
  query?: string | null;
}

const updatedSince = /^updated_at:>='([^']+)'$/;

export const orderQueries = {
  shop: (_: unknown, { shop }: CallContext) => ({ name: findShop(shop)?.name }),

  order: ({ id }: { id: string }, context: CallContext) => {
    const order = findOrder(id, context);
    return order ? presentOrder(context.sandbox, order) : null;
  },

  orders: ({ first, after, query }: ListArguments, { sandbox, shop }: CallContext) => {
    const since = updatedSince.exec(query ?? "")?.[1];
    if (since === undefined) throw new GraphQLError("this sandbox lists orders by updated_at only");
    const changed = [...sandbox.state.storeOrders.values()]
      .filter((order) => order.shop === shop)
      .map((order) => settleOrder(sandbox, order))
      .filter(({ updatedAt }) => new Date(updatedAt) >= new Date(since))
      .sort((one, other) => one.updatedAt.localeCompare(other.updatedAt));
    const start = after === null || after === undefined ? 0 : Number(after);
    const page = changed.slice(start, start + first);
    return {
      nodes: page.map((order) => presentOrder(sandbox, order)),
      pageInfo: { hasNextPage: start + first < changed.length, endCursor: String(start + page.length) },
    };
  },
};
