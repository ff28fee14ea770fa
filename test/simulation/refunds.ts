import { money } from "../../app/domain/money.ts";
import type { NewShopRequest } from "../../app/ports/records.ts";
import type { World } from "./world.ts";

/** A merchant who gives some paid orders back, in full or in parts, sometimes asking twice. */
export async function refundSome(world: World): Promise<void> {
  const { chance, weather } = world.stage;
  while (weather.isStormy()) {
    await world.rest(chance.between(1, 48) * 3_600_000);
    const paid = world.payments().filter(({ sessionGid }) => isResolved(world, sessionGid));
    if (paid.length === 0 || chance.of(0.5)) continue;
    const payment = chance.pick(paid);
    const { minor, currency } = payment.amount;
    const amount = chance.of(0.5) ? payment.amount : money(minor / 2n, currency);
    const id = world.newId();
    const request: NewShopRequest = {
      ...{ id, shopDomain: payment.shop.domain, kind: "refund", externalId: id, gid: `refund-${id}`, amount },
      paymentSessionId: payment.sessionId,
    };
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await world.ask((web) => web.deps.requests.add({ ...request, id: world.newId() }));
      if (answer === "added" || answer === "repeat") break;
      await world.rest(5_000);
    }
  }
}

function isResolved({ platform }: World, sessionGid: string): boolean {
  return platform.sessions.get(sessionGid)?.state === "resolved";
}
