import { afterAll, beforeAll, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { mercadoPago } from "../../../app/gateways/mercado-pago/index.ts";
import { createHttpClient } from "../../../app/lib/http-client.ts";
import { colombianSeller, colombianTestSeller } from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import {
  startMercadoPagoSandbox,
  type MercadoPagoSandbox,
} from "../../../sandbox/gateways/mercado-pago/start.ts";
import { accessTo } from "./sandbox-harness.ts";

const http = createHttpClient({
  connectTimeoutMs: 1_000,
  totalTimeoutMs: 2_000,
  maxBodyBytes: 100_000,
  userAgent: "Recaudo/test",
});
let sandbox: MercadoPagoSandbox;
beforeAll(async () => {
  sandbox = await startMercadoPagoSandbox({ port: 0, dataFolder: null, publicHosts: {} });
});
afterAll(() => sandbox.close());

const issue = (isTest: boolean, seller: typeof colombianSeller) =>
  mercadoPago.create({ http, baseUrl: sandbox.url }).issueVoucher(accessTo(seller), {
    idempotencyKey: `mode-${isTest}-${seller.userId}`,
    isTest,
    externalReference: `mode_${isTest}_${seller.userId}`,
    method: "efecty",
    country: "CO",
    amount: money(500_000n, "COP"),
    description: "Order 1",
    payer: { email: "shopper@example.com", firstName: null, lastName: null, phone: null, document: null },
    expiresAt: new Date(Date.now() + 3 * 86_400_000),
    notificationUrl: "https://recaudo.example.com/webhooks/1",
  });

it("a test payment makes a voucher at a test seller and none at a live one", async () => {
  expect(await issue(true, colombianTestSeller)).toMatchObject({ ok: true });
  expect(await issue(true, colombianSeller)).toMatchObject({ ok: false, error: { kind: "refused" } });
});

it("a live payment makes a voucher at a live seller and none at a test one", async () => {
  expect(await issue(false, colombianSeller)).toMatchObject({ ok: true });
  expect(await issue(false, colombianTestSeller)).toMatchObject({ ok: false, error: { kind: "refused" } });
});

it("a look at the account tells which of the two it is", async () => {
  const gateway = mercadoPago.create({ http, baseUrl: sandbox.url });
  expect(await gateway.checkAccount(accessTo(colombianTestSeller))).toMatchObject({
    value: { isTestAccount: true },
  });
  expect(await gateway.checkAccount(accessTo(colombianSeller))).toMatchObject({
    value: { isTestAccount: false },
  });
});
