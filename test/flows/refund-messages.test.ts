import { afterAll, beforeAll, expect, test } from "vitest";
import { money } from "../../app/domain/money.ts";
import { openCashRefund } from "../../app/flows/open-cash-refund.ts";
import { newToken } from "../../app/lib/id.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { atNoon, subjectsOf } from "../support/mails.ts";
import { askInShop, clickOn, payFor } from "../support/refunds.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(async () => {
  await checkInvariants({ pool: world.pool, shopify: world.shopify, mercadoPago: world.mercadoPago });
  await world.close();
});

test("a shopper hears of money that went back, and gets the one-time link for a bank account, kept sealed till then", async () => {
  const paid = await payFor(world, bogota, "efecty");
  await askInShop(world, paid);
  await world.jobs.run();
  const byHand = await payFor(world, lima, "pagoefectivo");
  const { deps, about } = await clickOn(world, byHand.token);
  const order = { ...about, amount: money(18_900n, "PEN") };
  const opened = await openCashRefund({ ...deps, newToken }, order, world.clock.now());
  if (!opened.ok) throw new Error(opened.error);
  const { token } = opened.value;
  const kept = async (): Promise<string | null | undefined> => {
    const text = "select secret_link from message where kind = 'refund_data'";
    return (await world.pool.query<{ secret_link: string | null }>(text)).rows[0]?.secret_link;
  };
  expect(await kept()).toEqual(expect.not.stringContaining(token));

  await atNoon(world);
  expect(subjectsOf(world, paid.token).at(-1)).toMatch(/^Te devolvimos/);
  const withLink = world.mailbox.mails().filter(({ text }) => text.includes(`/refund/${token}`));
  expect(withLink.map(({ subject }) => subject.replaceAll("\u00a0", " "))).toEqual([
    "¿A qué cuenta te enviamos S/ 189.00?",
  ]);
  expect(await kept()).toBeNull();
});
