import { receiveWebhook } from "../../app/flows/receive-webhook.ts";
import type { Fleet } from "./fleet.ts";
import type { Stage } from "./stage.ts";

export interface Doorbell {
  readonly gateway: string;
  readonly accountId: string;
  readonly gatewayPaymentId: string;
  readonly eventKey: string;
  /** Money after this may only be heard of by webhook, so this one is never dropped. */
  readonly isCertain: boolean;
}

/** Waits of a gateway that got no 2xx; afterwards it gives up. */
const retrySeconds = [15, 60, 900, 3_600, 14_400];

/** Rings as gateways do: late, twice, out of order, or never. Returns the keys of what we answered 2xx. */
export function createWebhooks({ scheduler, chance, weather, note }: Stage, fleet: () => Fleet) {
  const acknowledged = new Map<string, Doorbell>();
  const after = (ms: number): Date => new Date(scheduler.now().getTime() + ms);

  async function deliver(bell: Doorbell, tries: number): Promise<void> {
    const web = fleet().web();
    const answer = web ? await Promise.race([ask(web.deps, bell), web.death]) : "refused";
    if (answer === "stored" || answer === "repeat") {
      acknowledged.set(`${bell.accountId} ${bell.eventKey}`, bell);
      return;
    }
    const wait = retrySeconds[Math.min(tries, bell.isCertain ? 3 : tries)];
    if (wait !== undefined) scheduler.at(after(wait * 1000), () => void deliver(bell, tries + 1));
  }

  return {
    acknowledged,
    ring(bell: Doorbell): void {
      if (!bell.isCertain && weather.strikes("webhook-dropped"))
        return note(`webhook ${bell.eventKey} is dropped`);
      const copies = weather.strikes("webhook-doubled") ? chance.between(2, 4) : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        const isDelayed = weather.strikes("webhook-delayed");
        const ms = isDelayed ? chance.between(1_000, 6 * 3_600_000) : chance.between(1, 2_000);
        scheduler.at(after(ms), () => void deliver(bell, 0));
      }
    },
  };
}

async function ask(
  deps: Parameters<typeof receiveWebhook>[0],
  { gateway, accountId, eventKey, gatewayPaymentId }: Doorbell,
): Promise<string> {
  const body = Buffer.from(JSON.stringify({ eventKey, gatewayPaymentId }));
  const webhook = { query: new URLSearchParams(), headers: {}, body, receivedAt: new Date(0) };
  try {
    return (await receiveWebhook(deps, { gateway, accountId }, webhook)).kind;
  } catch {
    return "error";
  }
}
