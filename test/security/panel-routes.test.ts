import { setTimeout as sleep } from "node:timers/promises";
import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { err } from "../../app/lib/result.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { handOn } from "../support/merchant-hand.ts";
import { contextOf, openPanelOf, panelRoutes } from "../support/panel.ts";
import { issue, payAtCounter } from "../support/shopper.ts";
import { openStore } from "../support/store-shop.ts";
import { waitUntil } from "../support/wait-until.ts";
import { answersTo, readRoute, type ReadRoute } from "./ask-route.ts";
import { idsOfShop, nobodysId, rowsOfShop } from "./shop-rows.ts";

const routes = panelRoutes();

let world: FlowWorld;
let context: AppLoadContext;
const read = new Map<string, ReadRoute>();
beforeAll(async () => {
  world = await startFlowWorld();
  context = contextOf(await openPanelOf(world, bogota));
  await openStore(world, bogota);
  await openStore(world, lima);
  for (const [shop, method] of [
    [bogota, "efecty"],
    [lima, "pagoefectivo"],
  ] as const) {
    const { token } = await issue(world, { shop }, method);
    await payAtCounter(world, token);
    await world.jobs.run();
    await proveByHand((await issue(world, { shop }, method)).token);
  }
  await untilQuiet();
  for (const route of routes) read.set(route.file, await readRoute(route));
}, 120_000);
afterAll(() => world.close());

/** A payment with the file of a proof, which is asked for by the ids of both. */
async function proveByHand(token: string): Promise<void> {
  const hand = await handOn(world, token);
  const bytes = Buffer.from("%PDF-1.7 a receipt");
  const typed = { amount: "10", reference: "4711", insists: "yes" };
  const answer = await hand.act("confirm", typed, { name: "receipt.pdf", bytes });
  expect(answer).toMatchObject({ isDone: true, say: "confirmed_by_you" });
  await world.jobs.run();
}

/** Until the gateway has rung for all of this, so that nothing but a test can change what the other shop has. */
function untilQuiet(): Promise<true> {
  return waitUntil("nothing more happens in the other shop", async () => {
    const before = await rowsOfShop(world.pool, lima);
    await sleep(400);
    await world.jobs.run();
    return (await rowsOfShop(world.pool, lima)) === before || null;
  });
}

const routeOf = (file: string): ReadRoute => read.get(file)!;

/** The second answer: the first may have saved what was typed, which then is what a page shows. */
async function settled(file: string, id: string): Promise<readonly string[]> {
  await answersTo(routeOf(file), context, id);
  return answersTo(routeOf(file), context, id);
}

describe.each(routes)("S9: $file", ({ file }) => {
  test("is not there for a request that passed no gate, and says 401 to one the gate did not know", async () => {
    const base = { container: context.container, requestId: "test" };
    const refused: AppLoadContext = {
      ...base,
      panel: { visit: err("not_signed_in"), headers: {}, nonce: "n" },
    };
    for (const answer of await answersTo(routeOf(file), base, "somebody"))
      expect(answer).toContain(`"status":404`);
    for (const answer of await answersTo(routeOf(file), refused, "somebody"))
      expect(answer).toContain(`"status":401`);
  });

  test("answers another shop's id, in whatever place, exactly like one that nobody has", async () => {
    const before = await rowsOfShop(world.pool, lima);
    const ids = await idsOfShop(world.pool, lima);
    expect(ids.length).toBeGreaterThan(6);
    for (const id of ids) {
      expect(await settled(file, id), `for ${id}`).toEqual(await settled(file, nobodysId(id)));
    }
    expect(await rowsOfShop(world.pool, lima)).toBe(before);
  });
});

test("the comparison notices a difference: one's own account is not like a missing one", async () => {
  const route = routeOf("routes/panel/webhooks.tsx");
  const own = await idsOfShop(world.pool, bogota);
  const answers = await Promise.all(own.map((id) => answersTo(route, context, id)));
  expect(answers.flat()).not.toEqual(
    (await Promise.all(own.map((id) => answersTo(route, context, nobodysId(id))))).flat(),
  );
});
