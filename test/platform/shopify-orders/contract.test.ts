import { randomUUID } from "node:crypto";
import { money } from "../../../app/domain/money.ts";
import { runDoorContract, type DoorFault } from "../contract.ts";
import { shop, startOrdersSandbox } from "./support/orders-sandbox.ts";

let world: Awaited<ReturnType<typeof startOrdersSandbox>>;

const faults: Record<DoorFault, "server_error" | "reset" | "lost_answer" | "throttled"> = {
  answers_500: "server_error",
  breaks_before: "reset",
  breaks_after: "lost_answer",
  throttles: "throttled",
};
const mutations = { resolve: "orderMarkAsPaid", reject: "orderCancel" };

runDoorContract({
  name: "Shopify orders",
  start: async () => {
    world = await startOrdersSandbox();
  },
  stop: () => world.close(),
  door: () => world.door,
  shop: () => shop,
  startPayment() {
    const { id, gid } = world.place();
    return Promise.resolve({
      gid,
      id: randomUUID(),
      amount: money(3_890_000n, "COP"),
      state() {
        const { financialStatus, tags } = world.shopify.storeOrder(id);
        if (financialStatus === "PAID") return "paid";
        if (financialStatus === "VOIDED") return "closed";
        return tags.includes("cash-awaited") ? "pending" : "open";
      },
      applied: (verb) =>
        world.shopify.changesOf(id).filter(({ mutation }) => mutation === mutations[verb]).length,
    });
  },
  unknownGid: "gid://shopify/Order/404",
  boundsWait: false,
  breakNextCall: (fault) => {
    // The effect is what must not be doubled: a lost answer is the mutation's.
    const only = fault === "breaks_after" ? "orderMarkAsPaid" : undefined;
    world.shopify.setFault(faults[fault], 1, only);
  },
  clearFaults: () => {
    world.shopify.setFault(null);
  },
  expireTokens: () => {
    world.shopify.expireAccessTokens(shop.domain);
  },
});
