import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PanelContainer } from "../../../app/server/panel-container.ts";
import { colombianSeller, peruvianSeller } from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { openPanelOf } from "../../support/panel.ts";
import { askNumber, cashMethod, order, settle } from "../../support/store-shop.ts";
import { payAtCounter } from "../../support/shopper.ts";

let world: FlowWorld;
let panel: PanelContainer;
beforeAll(async () => {
  world = await startFlowWorld();
  panel = await openPanelOf(world, bogota);
});
afterAll(() => world.close());

const trail = async () => {
  const { rows } = await world.pool.query<{ actor: string; verb: string; text: string }>(
    "select actor, verb, audit_entry::text as text from audit_entry where actor like 'staff %' order by id",
  );
  return rows;
};
const liveForm = (values: Record<string, string>) =>
  ({ gatewayId: "mercado-pago", mode: "live", country: "CO", values }) as const;

describe("what a merchant changes in the panel", () => {
  it("is saved and written down with the staff member's number, and no secret", async () => {
    const values = {
      access_token: colombianSeller.accessToken,
      webhook_secret: colombianSeller.webhookSecret,
    };
    expect(await panel.saveAccount(liveForm(values))).toEqual({ ok: true, value: undefined });
    const [account] = (await panel.listAccounts()).accounts;
    expect(await panel.setAccountPriority(account?.id ?? "", 3)).toMatchObject({ ok: true });
    expect(await panel.saveMethodNames([cashMethod])).toMatchObject({ ok: true });
    expect(await panel.saveExpiryPolicy("leave_open")).toMatchObject({ ok: true });
    const settings = { lateMoneyPolicy: "refund", voucherLifeHours: 48, needsRefunds: true };
    expect(await panel.saveSettings(settings)).toMatchObject({ ok: true });
    const written = await trail();
    expect(written.map(({ actor, verb }) => `${actor}: ${verb}`)).toEqual([
      "staff 42: save_account",
      "staff 42: set_account_priority",
      "staff 42: save_order_settings",
      "staff 42: save_order_settings",
      "staff 42: save_settings",
    ]);
    const text = written.map((entry) => entry.text).join("\n");
    for (const secret of Object.values(values)) expect(text).not.toContain(secret);
    expect(await panel.showManualMethod()).toEqual({ methodNames: [cashMethod], countries: ["CO"] });
    expect(await panel.showSettings()).toMatchObject({ settings, expiryPolicy: "leave_open" });
  });

  it("never shows what was sealed", async () => {
    const shown = JSON.stringify([await panel.listAccounts(), await panel.showAccountForms("mercado-pago")]);
    expect(shown).not.toContain(colombianSeller.accessToken);
    expect(shown).not.toContain(colombianSeller.webhookSecret);
  });

  it("is refused with its reason, and nothing is written, when it cannot be", async () => {
    const before = (await trail()).length;
    const wrong = { access_token: "APP_USR-nobody", webhook_secret: "x" };
    expect(await panel.saveAccount(liveForm(wrong))).toMatchObject({ ok: false });
    const foreign = {
      access_token: peruvianSeller.accessToken,
      webhook_secret: peruvianSeller.webhookSecret,
    };
    expect(await panel.saveAccount(liveForm(foreign))).toMatchObject({
      error: [{ field: null, error: "country_not_served" }],
    });
    expect(await panel.saveAccount({ ...liveForm({}), gatewayId: "nobody" })).toMatchObject({
      error: "unknown_gateway",
    });
    expect(await panel.saveMethodNames(["Efecty", " "])).toMatchObject({ error: "name_missing" });
    expect(await panel.saveExpiryPolicy("burn")).toMatchObject({ error: "unknown_policy" });
    const settings = { lateMoneyPolicy: "hold", voucherLifeHours: 5, needsRefunds: false };
    expect(await panel.saveSettings(settings)).toMatchObject({ error: "voucher_life_out_of_range" });
    expect(await panel.saveSettings({ ...settings, voucherLifeHours: Number.NaN })).toMatchObject({
      error: "voucher_life_out_of_range",
    });
    expect(await trail()).toHaveLength(before);
  });
});

it("the road follows the shop's data: account, webhook, method, and the first order that is paid", async () => {
  const next = async () => (await panel.showRoad()).find(({ state }) => state === "next")?.step;
  expect(await next()).toBe("webhook");
  for (const { accountId } of await panel.listWebhooks())
    expect(await panel.probeWebhook(accountId)).toEqual({ ok: true, value: "ok" });
  expect(await next()).toBe("order");
  expect(await panel.showFirstOrder()).toMatchObject({ order: null, isProved: false });
  const placed = await order(world);
  expect(await panel.showFirstOrder()).toMatchObject({ order: { state: "started", reference: null } });
  const token = await askNumber(world, placed);
  await payAtCounter(world, token);
  await settle(world);
  expect(await panel.showFirstOrder()).toMatchObject({ order: { state: "paid" }, isProved: true });
  expect(await next()).toBeUndefined();
  expect(await panel.saveMethodNames([])).toMatchObject({ ok: true });
  expect(await next()).toBe("method");
});
