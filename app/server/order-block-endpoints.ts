import * as z from "zod";
import type { Container } from "../container.server.ts";
import { cancelPayment } from "../flows/cancel-payment.ts";
import { reissueVoucher } from "../flows/reissue-voucher.ts";
import { findOrderPayment, showOrderPayment, type OrderAct } from "../flows/show-order-payment.ts";
import { syncNow } from "../flows/sync-now.ts";
import { readLanguage } from "../i18n/language.ts";
import { newId } from "../lib/id.ts";
import { orderAnswer } from "./order-answer.ts";
import type { HotAnswer, HotEndpoint } from "./hot-endpoints.ts";
import { accessStatuses, type StoreAccess } from "./store-access.ts";
import { readOrderGid } from "./read-order-gid.ts";

const unknown: HotAnswer = { status: 404, json: { error: "unknown_order" } };

const wish = z.object({ order: z.string(), act: z.enum(["sync", "cancel", "reissue"]) });

/** Asked by the block on the order's page in the admin, with the merchant's token. Another shop's order is unknown. */
export function orderBlockEndpoints(container: Container, access: StoreAccess): HotEndpoint[] {
  return [
    {
      name: "order-block",
      method: "GET",
      path: "/api/extensions/order",
      isForBlocks: true,
      async handle({ headers, query }) {
        const merchant = await access.authenticate(headers.authorization);
        if (!merchant.ok) return { status: accessStatuses[merchant.error], json: { error: merchant.error } };
        const asked = new URLSearchParams(query);
        const orderId = readOrderGid(asked.get("order"));
        const { shop } = merchant.value;
        const shown = orderId === null ? null : await showOrderPayment(container, shop.id, orderId);
        if (!shown) return unknown;
        const language = readLanguage(asked.get("language")) ?? "en";
        const pageUrl = container.payUrl(shown.payment.token);
        return { status: 200, json: orderAnswer(shown, { language, pageUrl }) };
      },
    },
    {
      name: "order-block-act",
      method: "POST",
      path: "/api/extensions/order/act",
      isForBlocks: true,
      async handle({ headers, body }) {
        const merchant = await access.authenticate(headers.authorization);
        if (!merchant.ok) return { status: accessStatuses[merchant.error], json: { error: merchant.error } };
        const { data } = wish.safeParse(parse(body));
        const orderId = readOrderGid(data?.order ?? null);
        if (!data || orderId === null) return { status: 400, json: { error: "malformed" } };
        const { shop, userId } = merchant.value;
        const payment = await findOrderPayment(container, shop.id, orderId);
        if (!payment) return unknown;
        const problem = await act(container, data.act, { shopId: shop.id, paymentId: payment.id }, userId);
        return problem === null ? { status: 200, json: { done: true } } : { status: 409, json: { problem } };
      },
    },
  ];
}

/** Does it in the name of the staff member. Answers why not, or null. */
async function act(
  container: Container,
  which: OrderAct,
  of: { readonly shopId: string; readonly paymentId: string },
  userId: string,
): Promise<string | null> {
  const by = { actor: `staff ${userId}`, reason: null };
  const now = container.clock.now();
  switch (which) {
    case "sync": {
      const synced = await syncNow(container, of, by, now);
      return synced.ok ? null : synced.error.kind;
    }
    case "cancel": {
      const canceled = await cancelPayment(container, of, by, now);
      return canceled.ok ? null : canceled.error.kind;
    }
    case "reissue": {
      const reissued = await reissueVoucher({ ...container, newId }, of, by, now);
      return reissued.ok ? null : reissued.error.kind;
    }
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
