import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { receiveWebhook } from "../../app/flows/receive-webhook.ts";
import { saveAccount } from "../../app/flows/save-account.ts";
import { newId } from "../../app/lib/id.ts";
import { colombianSeller } from "../../sandbox/gateways/mercado-pago/sellers.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { dropWebhooks, takeCash } from "../support/other-gateways.ts";
import { ring } from "../support/ring.ts";
import { count, issue, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  dropWebhooks(world, true);
});
afterAll(() => world.close());

async function issued() {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const { accountId, shopId, paymentId, gatewayPaymentId } = await voucherOf(world, token);
  return { session, token, accountId, shopId, paymentId, dataId: gatewayPaymentId ?? "" };
}

const claimsPaid = (dataId: string): string =>
  JSON.stringify({ type: "payment", action: "payment.updated", data: { id: dataId }, status: "approved" });

describe("R2: the same webhook many times has the effect of one", () => {
  test.each([
    ["once", 1, false],
    ["twice", 2, false],
    ["100 times, one after the other", 100, false],
    ["50 times at once", 50, true],
  ])("%s", async (_, times, isParallel) => {
    const { session, token, accountId, paymentId, dataId } = await issued();
    await takeCash(world, token);
    const same = { accountId, dataId, sentAt: world.clock.now(), requestId: `same-${dataId}` };
    const rings = Array.from({ length: times }, () => () => ring(world, same));
    const statuses: number[] = [];
    if (isParallel) statuses.push(...(await Promise.all(rings.map((once) => once()))));
    else for (const once of rings) statuses.push(await once());
    expect(new Set(statuses)).toEqual(new Set([200]));
    await world.jobs.run();
    expect(await count(world, `fact where kind = 'confirmed' and payment_id = '${paymentId}'`)).toBe(1);
    expect(await count(world, `ledger_posting where payment_id = '${paymentId}'`)).toBe(2);
    const resolves = world.shopify
      .callsAbout(session.gid)
      .filter(({ mutation }) => mutation === "paymentSessionResolve");
    expect(resolves.length).toBe(1);
    await checkInvariants(world);
  });
});

test("S3: a valid webhook replayed does nothing, and at another account's address it is refused", async () => {
  const { token, accountId, paymentId, dataId } = await issued();
  await takeCash(world, token);
  const same = { accountId, dataId, sentAt: world.clock.now(), requestId: "replayed" };
  expect(await ring(world, same)).toBe(200);
  await world.jobs.run();
  const before = [await count(world, "inbox"), await count(world, "fact")];
  world.advance(60_000);
  expect(await ring(world, same)).toBe(200);
  const peru = await issue(world, { shop: lima }, "pagoefectivo");
  const inboxBefore = await count(world, "inbox");
  const { accountId: foreign } = await voucherOf(world, peru.token);
  expect(await ring(world, { ...same, accountId: foreign })).toBe(401);
  await world.jobs.run();
  expect(await count(world, "inbox")).toBe(inboxBefore);
  expect(await count(world, "inbox")).toBe(before[0]);
  expect(await count(world, `fact where payment_id = '${paymentId}'`)).toBe(2);
});

test("S4: a valid signature is only a hint: signed as paid while the gateway says pending, it stays pending", async () => {
  const { token, accountId, dataId } = await issued();
  expect(await ring(world, { accountId, dataId, body: claimsPaid(dataId) })).toBe(200);
  await world.jobs.run();
  expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
});

test("S5: a gateway that cannot sign cannot move money by webhook: it is asked, and its answer counts", async () => {
  const { token, accountId, dataId } = await issued();
  const gateway = world.container.findGateway("mercado-pago");
  const unsigned = {
    ...gateway,
    webhook: { ...gateway.webhook, verify: () => ({ verdict: "unverifiable" }) as const },
  };
  const unsignedSignature = () => `ts=${world.clock.now().getTime()},v1=${"0".repeat(64)}`;
  const ringUnsigned = () =>
    receiveWebhook(
      { ...world.container, findGateway: () => unsigned, newId },
      { gateway: "mercado-pago", accountId },
      {
        query: new URLSearchParams({ "data.id": dataId, type: "payment" }),
        headers: { "x-request-id": `unsigned-${Math.random()}`, "x-signature": unsignedSignature() },
        body: Buffer.from(claimsPaid(dataId)),
        receivedAt: world.clock.now(),
      },
    );
  expect(await ringUnsigned()).toEqual({ kind: "stored" });
  await world.jobs.run();
  expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
  await takeCash(world, token);
  await ringUnsigned();
  await world.jobs.run();
  expect((await paymentOf(world, token)).state).toBe("paid");
});

describe("S6: a webhook secret changes without a gap", () => {
  const newSecret = "a-new-secret-of-the-colombian-seller";
  const rotate = async (secret: string): Promise<void> => {
    const shop = await world.container.shops.findByDomain(bogota);
    const saved = await saveAccount(
      { ...world.container, newId },
      { gateway: world.container.findGateway("mercado-pago"), shopId: shop?.id ?? "", actor: "test" },
      { mode: "live", country: "CO", values: { access_token: "", webhook_secret: secret } },
      world.clock.now(),
    );
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  };

  test("under load no good webhook is refused, signed with the old secret or the new", async () => {
    const { accountId, dataId } = await issued();
    const statuses: Promise<number>[] = [];
    for (let round = 0; round < 60; round += 1) {
      statuses.push(ring(world, { accountId, dataId }));
      if (round === 20) await rotate(newSecret);
      // Saved once more as it is, the old one still counts.
      if (round === 40) await rotate(newSecret);
      if (round > 20) statuses.push(ring(world, { accountId, dataId, secret: newSecret }));
      await new Promise((next) => setTimeout(next, 2));
    }
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
    expect(await ring(world, { accountId, dataId, secret: "neither-of-the-two-secrets" })).toBe(401);
  });

  test("a day later the old one is refused and forgotten", async () => {
    const { accountId, shopId, dataId } = await issued();
    await world.pool.query(
      "update gateway_account set replaced_at = replaced_at - interval '24 hours' where id = $1",
      [accountId],
    );
    world.container.accounts.forgetRemembered(accountId);
    expect(await ring(world, { accountId, dataId })).toBe(401);
    expect(await ring(world, { accountId, dataId, secret: newSecret })).toBe(200);
    const access = await world.container.accounts.access(shopId, accountId);
    if (!access) throw new Error("no account");
    const check = await world.container.findGateway("mercado-pago").checkAccount(access);
    if (!check.ok) throw new Error(check.error.detail);
    await world.container.accounts.saveCheck(shopId, accountId, check.value, world.clock.now());
    expect(
      await count(world, `gateway_account where id = '${accountId}' and previous_credentials is not null`),
    ).toBe(0);
  });

  test("another merchant's credentials leave no second key behind", async () => {
    const { accountId } = await issued();
    await rotate(colombianSeller.webhookSecret);
    expect(
      await count(world, `gateway_account where id = '${accountId}' and previous_credentials is not null`),
    ).toBe(1);
    const [shop, gateway] = [await world.container.shops.findByDomain(bogota), "mercado-pago"];
    await world.container.accounts.save({
      id: newId(),
      shopId: shop?.id ?? "",
      gateway,
      mode: "live",
      check: { merchantId: "another", country: "CO", isTestAccount: false, limits: {} },
      credentials: { access_token: "x".repeat(30), webhook_secret: "y".repeat(30) },
      checkedAt: world.clock.now(),
    });
    expect(
      await count(world, `gateway_account where id = '${accountId}' and previous_credentials is not null`),
    ).toBe(0);
  });
});
