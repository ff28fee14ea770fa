import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveSettings } from "../../app/flows/save-settings.ts";
import { timeLimits } from "../../app/domain/time-limits.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { allDefaults, chooseSettings } from "../support/late-money.ts";
import { count, issue, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
let shopId: string;
beforeAll(async () => {
  world = await startFlowWorld();
  shopId = (await world.container.shops.findByDomain(bogota))?.id ?? "";
});
afterAll(() => world.close());

const save = (settings: Partial<Parameters<typeof saveSettings>[1]["settings"]>, shop = shopId) =>
  saveSettings(world.container, {
    shopId: shop,
    settings: { ...allDefaults, ...settings },
    actor: "Marta",
    reason: "asked for by the owner",
  });

test("what a merchant decides is kept with who changed it, from what, to what and why", async () => {
  expect(await world.container.settings.read(shopId)).toEqual(allDefaults);
  expect((await save({ lateMoneyPolicy: "refund", voucherLifeHours: 48 })).ok).toBe(true);
  expect((await save({ lateMoneyPolicy: "credit" })).ok).toBe(true);
  expect(await world.container.settings.read(shopId)).toEqual({ ...allDefaults, lateMoneyPolicy: "credit" });
  const { rows } = await world.pool.query(
    "select * from audit_entry where verb = 'save_settings' order by id",
  );
  const changed = { ...allDefaults, lateMoneyPolicy: "refund", voucherLifeHours: 48 };
  expect(rows).toMatchObject([
    { actor: "Marta", subject: `shop:${shopId}`, before: allDefaults, after: changed },
    { reason: "asked for by the owner", before: changed, after: { lateMoneyPolicy: "credit" } },
  ]);
});

test("saving what already stands writes nothing", async () => {
  const before = await count(world, "audit_entry");
  await save({ lateMoneyPolicy: "credit" });
  expect(await count(world, "audit_entry")).toBe(before);
});

test("two people saving at once leave an audit in which each began where the other ended", async () => {
  await Promise.all([24, 30, 36, 48].map((voucherLifeHours) => save({ voucherLifeHours })));
  const { rows } = await world.pool.query<{ before: unknown; after: unknown }>(
    "select before, after from audit_entry order by id desc limit 4",
  );
  for (const [index, { before }] of rows.slice(0, 3).entries())
    expect(before).toEqual(rows[index + 1]?.after);
});

describe("what cannot be meant is refused and changes nothing:", () => {
  const { shortestLifeWishHours: shortest, longestLifeWishHours: longest } = timeLimits;
  test.each([
    ["a policy nobody knows", { lateMoneyPolicy: "keep" }, "unknown_policy"],
    ["a life too short", { voucherLifeHours: shortest - 1 }, "voucher_life_out_of_range"],
    ["a life too long", { voucherLifeHours: longest + 1 }, "voucher_life_out_of_range"],
    ["half an hour", { voucherLifeHours: 24.5 }, "voucher_life_out_of_range"],
    ["no number", { voucherLifeHours: Number.NaN }, "voucher_life_out_of_range"],
  ])("%s", async (_, settings, problem) => {
    const before = await world.container.settings.read(shopId);
    expect(await save(settings)).toEqual({ ok: false, error: problem });
    expect(await world.container.settings.read(shopId)).toEqual(before);
  });

  test("settings of a shop that is not ours", async () => {
    const stranger = await save({}, "01a20160-0000-7000-8000-000000000000");
    expect(stranger).toEqual({ ok: false, error: "unknown_shop" });
  });

  test.each([shortest, longest])("%i hours is allowed", async (voucherLifeHours) => {
    expect((await save({ voucherLifeHours })).ok).toBe(true);
  });
});

describe("a voucher's life as the merchant wishes", () => {
  const lifeHours = async (voucherLifeHours: number | null): Promise<number> => {
    await chooseSettings(world, lima, { voucherLifeHours });
    const { token } = await issue(world, { shop: lima }, "pagoefectivo");
    const { details, status } = await voucherOf(world, token);
    expect(status).toBe("issued");
    return (details.expiresAt.getTime() - Date.now()) / 3_600_000;
  };

  test("shortens it, but never below what the gateway takes, nor beyond what the shop waits", async () => {
    expect(await lifeHours(30)).toBeLessThanOrEqual(30);
    const shortest = await lifeHours(timeLimits.shortestLifeWishHours);
    expect(shortest).toBeGreaterThan(24);
    expect(shortest).toBeLessThanOrEqual(26);
    const longest = await lifeHours(720);
    expect(longest).toBeLessThanOrEqual(60);
    expect(longest).toBeGreaterThan(36);
  });

  test("is the shop's own: another shop's vouchers live on", async () => {
    await chooseSettings(world, lima, { voucherLifeHours: 26 });
    await chooseSettings(world, bogota, {});
    const { token } = await issue(world, { shop: bogota }, "efecty");
    expect((await voucherOf(world, token)).details.expiresAt.getTime() - Date.now()).toBeGreaterThan(
      36 * 3_600_000,
    );
  });
});
