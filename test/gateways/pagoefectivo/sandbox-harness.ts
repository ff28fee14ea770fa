import { pagoEfectivo } from "../../../app/gateways/pagoefectivo/index.ts";
import { money } from "../../../app/domain/money.ts";
import type { Country } from "../../../app/domain/method.ts";
import type { GatewayAccess, IncomingWebhook } from "../../../app/ports/gateway.ts";
import type { Fault } from "../../../sandbox/gateways/faults.ts";
import {
  alpacaService,
  quinuaService,
  type Merchant,
} from "../../../sandbox/gateways/pagoefectivo/merchants.ts";
import {
  startPagoEfectivoSandbox,
  type PagoEfectivoSandbox,
} from "../../../sandbox/gateways/pagoefectivo/start.ts";
import type { WebhookDelivery } from "../../../sandbox/gateways/pagoefectivo/webhooks.ts";
import type { GatewayFault, GatewayHarness, RunningSandbox } from "../contract/harness.ts";

/** Both merchants are Peruvian; the second stands in where the battery wants another one. */
const accesses: Readonly<Record<Country, GatewayAccess>> = {
  PE: accessTo(quinuaService),
  CO: accessTo(alpacaService),
};

export function accessTo(merchant: Merchant, environment = "production"): GatewayAccess {
  return {
    accountId: `account-of-${merchant.serviceId}`,
    credentials: {
      access_key: merchant.accessKey,
      secret_key: merchant.secretKey,
      service_id: String(merchant.serviceId),
      environment,
    },
  };
}

const faults: Readonly<Record<GatewayFault, Fault>> = {
  answers_500: { kind: "error_500" },
  hangs: { kind: "hang" },
  breaks_before: { kind: "reset_before" },
  breaks_after: { kind: "reset_after" },
  limits_rate: { kind: "rate_limited", retryAfterSeconds: 7 },
  // Both for the first token and for the one that is asked for instead.
  refuses_credentials: { kind: "unauthorized", times: 2 },
  blocks_account: { kind: "blocked" },
};
const writes = { path: /^\/v1\/cips(\/\d+)?$/, times: 1 };

export const pagoEfectivoHarness: GatewayHarness = {
  definition: pagoEfectivo,
  start: async () => {
    const notificationUrl = "https://recaudo.example.com/webhooks/contract";
    const merchants = [quinuaService, alpacaService].map((merchant) => ({ ...merchant, notificationUrl }));
    return runningSandbox(
      await startPagoEfectivoSandbox({ port: 0, dataFolder: null, publicHosts: {}, merchants }),
    );
  },
  documents: { CO: { type: "CC", number: "1019119119" }, PE: { type: "DNI", number: "45119119" } },
  refusals: [
    { because: "a malformed e-mail address", changes: payer({ email: "nobody" }), kind: "email_refused" },
    {
      because: "an e-mail address that is too long",
      changes: payer({ email: `${"a".repeat(90)}@example.com` }),
      kind: "email_refused",
    },
    {
      because: "an amount above the merchant's maximum",
      changes: { amount: money(372_401n, "PEN") },
      kind: "amount_refused",
    },
    {
      because: "a deadline in the past",
      changes: { expiresAt: new Date(Date.now() - 3_600_000) },
      kind: "refused",
    },
    {
      because: "a deadline beyond the contract",
      changes: { expiresAt: new Date(Date.now() + 31 * 86_400_000) },
      kind: "refused",
    },
    { because: "another country", changes: { country: "CO" }, kind: "method_unavailable" },
    {
      because: "a reference that is too long",
      changes: { externalReference: "a".repeat(37) },
      kind: "refused",
    },
    { because: "a test payment with production's keys", changes: { isTest: true }, kind: "refused" },
  ],
  extendsByHours: 71,
  signature: {
    headers: ["pe-signature"],
    queryNames: [],
    body: "json",
    mac: { header: "pe-signature", pattern: /[0-9a-f]{64}/ },
    secret: "secret_key",
    age: null,
  },
};

function payer(changes: object) {
  return {
    payer: {
      email: "shopper@example.com",
      firstName: null,
      lastName: null,
      phone: null,
      document: null,
      ...changes,
    },
  };
}

function runningSandbox(sandbox: PagoEfectivoSandbox): RunningSandbox {
  const counterTakes = (id: string, late: boolean) => {
    const outcome = sandbox.pay(id, { late });
    if (!outcome.ok) throw new Error(`the counter refused: ${outcome.reason}`);
  };
  const about = (id: string) => sandbox.webhooks().filter((delivery) => String(delivery.cip) === id);
  return {
    baseUrl: sandbox.url,
    accessFor: (country) => accesses[country],
    pay: (id) => counterTakes(id, false),
    payLate: (id) => counterTakes(id, true),
    expire: (id) => void sandbox.expire(Number(id)),
    putInUnknownState: (id) => void sandbox.change(Number(id), { status: 77, statusName: "Observado." }),
    breakNextWrite(fault) {
      for (const method of ["POST", "PATCH", "DELETE"])
        sandbox.faults.add({ ...writes, ...faults[fault], method });
    },
    clearFaults: () => sandbox.faults.clear(),
    countCalls: () => sandbox.requests().length,
    countPayments: (reference) => sandbox.cips().filter((cip) => cip.transactionCode === reference).length,
    refundsOf: () => [],
    endRefund: (id) => {
      throw new Error(`there is no refund ${id}`);
    },
    webhooksAbout: async (id, atLeast = 1) => (await untilMore(() => about(id), atLeast)).map(received),
    async repeatWebhook(id) {
      const before = about(id).length;
      sandbox.notifyAgain(Number(id));
      return received(lastOf(await untilMore(() => about(id), before + 1)));
    },
    close: () => sandbox.close(),
  };
}

/** Notifications leave a moment after what they are about. */
async function untilMore(list: () => WebhookDelivery[], wanted: number): Promise<WebhookDelivery[]> {
  const deadline = Date.now() + 2_000;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = list();
    if (now.length >= wanted) return now;
    if (Date.now() > deadline) throw new Error("the sandbox sent no notification");
  }
}

function lastOf(deliveries: readonly WebhookDelivery[]): WebhookDelivery {
  const last = deliveries.at(-1);
  if (!last) throw new Error("no delivery");
  return last;
}

function received({ url, headers, body }: WebhookDelivery): IncomingWebhook {
  return { query: new URL(url).searchParams, headers, body: Buffer.from(body), receivedAt: new Date() };
}
