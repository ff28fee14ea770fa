import { money } from "../../../app/domain/money.ts";
import { runDoorContract, type DoorFault } from "../contract.ts";
import { startDoorSandbox } from "./support/door-sandbox.ts";

let world: Awaited<ReturnType<typeof startDoorSandbox>>;
const sessionIds = new Map<string, string>();

const faults: Record<DoorFault, "server_error" | "reset" | "lost_answer" | "throttled"> = {
  answers_500: "server_error",
  breaks_before: "reset",
  breaks_after: "lost_answer",
  throttles: "throttled",
};
const states = { open: "open", pending: "pending", resolved: "paid", rejected: "closed" } as const;

runDoorContract({
  name: "Shopify payments",
  start: async () => {
    world = await startDoorSandbox();
  },
  stop: () => world.close(),
  door: () => world.door,
  shop: () => world.shop,
  async startPayment() {
    const { session } = await world.shopify.checkout({ shop: world.shop.domain });
    sessionIds.set(session.gid, session.id);
    return {
      gid: session.gid,
      id: session.id,
      amount: money(3_890_000n, "COP"),
      state: () => states[session.state],
      applied: (verb) =>
        world.shopify
          .callsAbout(session.gid)
          .filter(({ mutation, outcome }) => outcome === "applied" && mutation?.toLowerCase().endsWith(verb))
          .length,
    };
  },
  unknownGid: "gid://shopify/PaymentSession/nobody",
  boundsWait: true,
  async startRefund({ gid }) {
    const { session } = await world.shopify.move("refund", sessionIds.get(gid) ?? "");
    return {
      gid: session.gid,
      state: () =>
        session.state === "resolved" ? "done" : session.state === "rejected" ? "rejected" : "open",
    };
  },
  breakNextCall: (fault) => {
    world.shopify.setFault(faults[fault], 1);
  },
  clearFaults: () => {
    world.shopify.setFault(null);
  },
  expireTokens: () => {
    world.shopify.expireAccessTokens(world.shop.domain);
  },
});
