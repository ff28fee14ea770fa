import { logCall, type CallContext } from "../graphql/mutation.ts";
import { askToCancel, outstandingOf, payRest, settleOrder, touch } from "./orders.ts";
import { findOrder } from "./order-queries.ts";
import { tellOrder } from "./order-news.ts";
import { presentOrder } from "./present-order.ts";
import type { StoreOrder } from "./records.ts";

interface Fault {
  readonly message: string;
  readonly field?: readonly string[];
  readonly code?: string;
}

/** Finds the order, does it, writes down how it went. Returns the errors; none when it was done. */
function act(
  mutation: string,
  gid: string,
  context: CallContext,
  run: (order: StoreOrder) => Fault | "applied" | "repeated",
): readonly Fault[] {
  const order = findOrder(gid, context);
  const result = order
    ? run(settleOrder(context.sandbox, order))
    : { message: "Order does not exist", code: "NOT_FOUND" };
  const isDone = typeof result === "string";
  logCall(context.sandbox, {
    shop: context.shop,
    mutation,
    sessionGid: gid,
    outcome: isDone ? result : "refused",
    answer: isDone ? "ok" : result.message,
  });
  return isDone ? [] : [{ field: ["id"], ...result }];
}

function changeTags(
  mutation: string,
  change: (held: readonly string[], tags: readonly string[]) => string[],
) {
  return ({ id, tags }: { id: string; tags: string[] }, context: CallContext): object => {
    const { sandbox } = context;
    const userErrors = act(mutation, id, context, (order) => {
      const next = change(order.tags, tags);
      if (next.join() === order.tags.join()) return "repeated";
      order.tags = next;
      touch(sandbox, order);
      tellOrder(sandbox, order, ["orders/updated"]);
      return "applied";
    });
    const order = findOrder(id, context);
    return { node: order ? presentOrder(sandbox, order) : null, userErrors };
  };
}

interface MetafieldInput {
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
}

interface CancelArguments {
  orderId: string;
  reason: string;
  restock: boolean;
  staffNote?: string | null;
}

export const orderMutations = {
  /** Pays the whole of what is open, by the order's own method; documents no idempotency. */
  orderMarkAsPaid: ({ input }: { input: { id: string } }, context: CallContext) => {
    const { sandbox } = context;
    const userErrors = act("orderMarkAsPaid", input.id, context, (order) => {
      if (order.cancelledAt !== null || outstandingOf(order) === 0n)
        return { message: "Order cannot be marked as paid." };
      payRest(sandbox, order, order.methodName);
      return "applied";
    });
    const order = findOrder(input.id, context);
    return { order: order ? presentOrder(sandbox, order) : null, userErrors };
  },

  orderCancel: ({ orderId, reason, restock, staffNote = null }: CancelArguments, context: CallContext) => {
    const faults = act("orderCancel", orderId, context, (order) => {
      if (order.cancelledAt !== null || order.cancelDue !== null)
        return { message: "Order has already been cancelled", code: "INVALID", field: ["orderId"] };
      askToCancel(context.sandbox, order, { reason, restock, staffNote });
      return "applied";
    });
    return { job: null, orderCancelUserErrors: faults, userErrors: faults };
  },

  tagsAdd: changeTags("tagsAdd", (held, tags) => [...new Set([...held, ...tags])]),
  tagsRemove: changeTags("tagsRemove", (held, tags) => held.filter((tag) => !tags.includes(tag))),

  metafieldsSet: ({ metafields }: { metafields: MetafieldInput[] }, context: CallContext) => {
    const userErrors = metafields.flatMap(({ ownerId, ...field }) =>
      act("metafieldsSet", ownerId, context, (order) => {
        const others = order.metafields.filter(
          (held) => held.namespace !== field.namespace || held.key !== field.key,
        );
        const { namespace, key, type, value } = field;
        order.metafields = [...others, { namespace, key, type, value }];
        touch(context.sandbox, order);
        return "applied";
      }),
    );
    return { metafields: [], userErrors };
  },
};
