import { mercadoPago } from "../../../app/gateways/mercado-pago/index.ts";
import { money } from "../../../app/domain/money.ts";
import type { Country } from "../../../app/domain/method.ts";
import type { GatewayAccess, IncomingWebhook } from "../../../app/ports/gateway.ts";
import type { Fault } from "../../../sandbox/gateways/faults.ts";
import {
  colombianSeller,
  peruvianSeller,
  type Seller,
} from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import {
  startMercadoPagoSandbox,
  type MercadoPagoSandbox,
} from "../../../sandbox/gateways/mercado-pago/start.ts";
import type { WebhookDelivery } from "../../../sandbox/gateways/mercado-pago/webhooks.ts";
import type { GatewayFault, GatewayHarness, RunningSandbox } from "../contract/harness.ts";

const accesses: Readonly<Record<Country, GatewayAccess>> = {
  CO: accessTo(colombianSeller),
  PE: accessTo(peruvianSeller),
};

export function accessTo(seller: Seller): GatewayAccess {
  const credentials = { access_token: seller.accessToken, webhook_secret: seller.webhookSecret };
  return { accountId: `account-of-${seller.userId}`, credentials };
}

const faults: Readonly<Record<GatewayFault, Fault>> = {
  answers_500: { kind: "error_500" },
  hangs: { kind: "hang" },
  breaks_before: { kind: "reset_before" },
  breaks_after: { kind: "reset_after" },
  limits_rate: { kind: "rate_limited", retryAfterSeconds: 7 },
  refuses_credentials: { kind: "unauthorized" },
  blocks_account: { kind: "blocked" },
};

export const mercadoPagoHarness: GatewayHarness = {
  definition: mercadoPago,
  start: async () =>
    runningSandbox(await startMercadoPagoSandbox({ port: 0, dataFolder: null, publicHosts: {} })),
  documents: { CO: { type: "CC", number: "1019119119" }, PE: { type: "DNI", number: "45119119" } },
  refusals: [
    { because: "a malformed e-mail address", changes: payer({ email: "nobody" }), kind: "email_refused" },
    {
      because: "the seller's own e-mail address",
      changes: payer({ email: colombianSeller.email }),
      kind: "email_refused",
    },
    {
      because: "a test user's address at a real seller",
      changes: payer({ email: "test_user_1@testuser.com" }),
      kind: "refused",
    },
    {
      because: "a document too short",
      changes: payer({ document: { type: "CC", number: "12345" } }),
      kind: "document_refused",
    },
    {
      because: "a document of another country",
      changes: payer({ document: { type: "DNI", number: "45119119" } }),
      kind: "document_refused",
    },
    {
      because: "an amount below the minimum",
      changes: { amount: money(499_900n, "COP") },
      kind: "amount_refused",
    },
    {
      because: "a deadline that is too near",
      changes: { expiresAt: new Date(Date.now() + 3_600_000) },
      kind: "refused",
    },
    {
      because: "a deadline that is too far",
      changes: { expiresAt: new Date(Date.now() + 31 * 86_400_000) },
      kind: "refused",
    },
    {
      because: "a webhook address that is not public",
      changes: { notificationUrl: "https://localhost/x" },
      kind: "refused",
    },
  ],
  signature: {
    headers: ["x-signature", "x-request-id"],
    queryNames: ["data.id"],
    body: "unsigned",
    mac: { header: "x-signature", pattern: /(?<=v1=)[0-9a-f]{64}/ },
    secret: "webhook_secret",
    age: {
      toleranceMs: 10 * 60 * 1000,
      signedAt({ headers }) {
        const ts = /(?<=ts=)\d+/.exec(headers["x-signature"] ?? "")?.[0] ?? "";
        return new Date(Number(ts.padEnd(13, "0")));
      },
    },
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

function runningSandbox(sandbox: MercadoPagoSandbox): RunningSandbox {
  const counterTakes = (id: string, late: boolean) => {
    const outcome = sandbox.pay(Number(id), { late });
    if (!outcome.ok) throw new Error(`the counter refused: ${outcome.reason}`);
  };
  const about = (id: string) => sandbox.webhooks().filter((delivery) => String(delivery.paymentId) === id);
  return {
    baseUrl: sandbox.url,
    accessFor: (country) => accesses[country],
    pay: (id) => counterTakes(id, false),
    payLate: (id) => counterTakes(id, true),
    expire: (id) => void sandbox.expire(Number(id)),
    putInUnknownState: (id) => void sandbox.setStatus(Number(id), "approved", "provisional_hold"),
    breakNextWrite(fault) {
      for (const method of ["POST", "PUT"]) sandbox.faults.add({ ...faults[fault], method, times: 1 });
    },
    clearFaults: () => sandbox.faults.clear(),
    countCalls: () => sandbox.requests().length,
    countPayments: (reference) =>
      sandbox.payments().filter((payment) => payment.details.externalReference === reference).length,
    refundsOf: (id) => (sandbox.find(Number(id))?.refunds ?? []).map((refund) => String(refund.id)),
    endRefund: (id) => {
      throw new Error(`refund ${id} was done at once`);
    },
    webhooksAbout: async (id, atLeast = 1) => (await untilMore(() => about(id), atLeast)).map(received),
    async repeatWebhook(id) {
      const before = about(id).length;
      const payment = sandbox.find(Number(id));
      if (!payment) throw new Error(`no payment ${id}`);
      // The same state told anew: what a retry looks like from outside.
      sandbox.setStatus(payment.id, payment.status, payment.statusDetail);
      const all = await untilMore(() => about(id), before + 1);
      return received(lastOf(all));
    },
    close: () => sandbox.close(),
  };
}

/** Webhooks leave a moment after what they are about. */
async function untilMore(list: () => WebhookDelivery[], wanted: number): Promise<WebhookDelivery[]> {
  const deadline = Date.now() + 2_000;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = list();
    if (now.length >= wanted) return now;
    if (Date.now() > deadline) throw new Error("the sandbox sent no webhook");
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
