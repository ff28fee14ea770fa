import { afterAll, beforeAll, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { mercadoPago } from "../../../app/gateways/mercado-pago/index.ts";
import { createHttpClient } from "../../../app/lib/http-client.ts";
import { colombianSeller } from "../../../sandbox/gateways/mercado-pago/sellers.ts";
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
let now = new Date();
beforeAll(async () => {
  sandbox = await startMercadoPagoSandbox({ port: 0, dataFolder: null, publicHosts: {}, now: () => now });
});
afterAll(() => sandbox.close());

it("while search lags a lost voucher is not found, yet the same key still gives that one voucher", async () => {
  const gateway = mercadoPago.create({ http, baseUrl: sandbox.url });
  const access = accessTo(colombianSeller);
  const externalReference = "lag_0001-1";
  const request = {
    idempotencyKey: "lag-key-1",
    isTest: false,
    externalReference,
    method: "efecty",
    country: "CO",
    amount: money(500_000n, "COP"),
    description: "Order 1",
    payer: { email: "shopper@example.com", firstName: null, lastName: null, phone: null, document: null },
    expiresAt: new Date(now.getTime() + 3 * 86_400_000),
    notificationUrl: "https://recaudo.example.com/webhooks/1",
  } as const;
  sandbox.faults.searchLagMs = 5_000;
  sandbox.faults.add({ kind: "reset_after", method: "POST", times: 1 });
  expect(await gateway.issueVoucher(access, request)).toMatchObject({ error: { kind: "unknown_outcome" } });
  expect(await gateway.findPayment(access, { externalReference })).toMatchObject({
    error: { kind: "not_found" },
  });
  const again = await gateway.issueVoucher(access, request);
  now = new Date(now.getTime() + 6_000);
  const found = await gateway.findPayment(access, { externalReference });
  expect(found).toEqual(again);
  expect(sandbox.payments()).toHaveLength(1);
});
