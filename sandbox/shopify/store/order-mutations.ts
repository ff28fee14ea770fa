import { getDirectiveValues, GraphQLError, type GraphQLResolveInfo } from "graphql";
import { logCall, type CallContext } from "../graphql/mutation.ts";
import { requireMinor } from "../amount.ts";
import {
  addRefund,
  askToCancel,
  outstandingOf,
  payRest,
  refundableOf,
  settleOrder,
  touch,
} from "./orders.ts";
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

/** The directive's key on the field that is resolved; null when there is none. */
function keyOf({ schema, fieldNodes, variableValues }: GraphQLResolveInfo): string | null {
  const [node] = fieldNodes;
  const directive = schema.getDirective("idempotent");
  if (!node || !directive) return null;
  const key = getDirectiveValues(directive, node, variableValues)?.["key"];
  return typeof key === "string" ? key : null;
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

interface RefundArguments {
  input: {
    orderId: string;
    note?: string | null;
    transactions?: { amount: string; gateway: string; parentId?: string | null }[] | null;
  };
}

export const orderMutations = {
  /** In the books only. Since 2026-04 it must carry its key, which the schema does not say. */
  refundCreate: ({ input }: RefundArguments, context: CallContext, info: GraphQLResolveInfo) => {
    const key = keyOf(info);
    if (key === null) throw new GraphQLError("The @idempotent directive is required for this mutation.");
    const { sandbox } = context;
    const userErrors = act("refundCreate", input.orderId, context, (order) => {
      if (order.refunds.some((refund) => refund.key === key)) return "repeated";
      const [back] = input.transactions ?? [];
      const parent = order.transactions.find(({ id }) => id === back?.parentId);
      if (!back || !parent) return { message: "Transactions parent is invalid" };
      if (requireMinor(back.amount) > refundableOf(order))
        return { message: "Refund amount exceeds what is refundable" };
      const { amount, gateway } = back;
      addRefund(sandbox, order, { key, note: input.note ?? null, gateway, amount });
      return "applied";
    });
    const order = findOrder(input.orderId, context);
    return { order: order ? presentOrder(sandbox, order) : null, refund: null, userErrors };
  },

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
