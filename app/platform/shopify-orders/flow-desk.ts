import * as z from "zod";
import { formatDecimal } from "../../domain/money.ts";
import { err } from "../../lib/result.ts";
import type { FlowDesk, FlowEvent } from "../../ports/flow-desk.ts";
import { callAdmin, checkUserErrors, errorsOnly, type AdminTools } from "./call-admin.ts";
import { beginFlow } from "./operations.ts";

const answer = z.object({ flowTriggerReceive: errorsOnly });

/** Shopify Flow. A workflow begins with each call: the mutation documents no key against repeats (2026-10). */
export function createFlowDesk(tools: AdminTools): FlowDesk {
  return {
    async begin(shop, event) {
      const payload = payloadOf(event);
      if (!payload) return err({ kind: "not_found", detail: "no order to tell of" });
      const variables = { handle: event.trigger, payload };
      const called = await callAdmin(tools, shop, { operation: beginFlow, variables }, answer);
      if (!called.ok) return called;
      return checkUserErrors("flowTriggerReceive", called.value.flowTriggerReceive.userErrors);
    },
  };
}

/** By the keys of the trigger's fields; an order is named by its number (shopify.dev, Flow trigger reference, 2026-11). */
function payloadOf({ orderGid, event, method, amount, trigger, payUrl, mark }: FlowEvent): object | null {
  const orderId = Number(/\/(\d{1,16})$/.exec(orderGid)?.[1]);
  if (!Number.isSafeInteger(orderId)) return null;
  return {
    order_id: orderId,
    event,
    method: method ?? "",
    amount: formatDecimal(amount),
    currency: amount.currency,
    ...(trigger === "voucher-issued" && { "payment page": payUrl }),
    ...(trigger === "break-found" && { kind: mark ?? "" }),
  };
}
