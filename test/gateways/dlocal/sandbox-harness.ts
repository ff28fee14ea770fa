import { money } from "../../../app/domain/money.ts";
import type { Country } from "../../../app/domain/method.ts";
import { dlocal } from "../../../app/gateways/dlocal/index.ts";
import type { GatewayAccess, IncomingWebhook } from "../../../app/ports/gateway.ts";
import {
  colombianMerchant,
  peruvianMerchant,
  type Merchant,
} from "../../../sandbox/gateways/dlocal/merchants.ts";
import type { NotificationDelivery } from "../../../sandbox/gateways/dlocal/notifications.ts";
import { startDlocalSandbox, type DlocalSandbox } from "../../../sandbox/gateways/dlocal/start.ts";
import type { Fault } from "../../../sandbox/gateways/faults.ts";
import {
  payerCanaries,
  type GatewayFault,
  type GatewayHarness,
  type RunningSandbox,
} from "../contract/harness.ts";

const accesses: Readonly<Record<Country, GatewayAccess>> = {
  CO: accessTo(colombianMerchant, "CO"),
  PE: accessTo(peruvianMerchant, "PE"),
};

export function accessTo(merchant: Merchant, country: Country): GatewayAccess {
  const { login, transKey, secretKey } = merchant;
  const credentials = {
    login,
    trans_key: transKey,
    secret_key: secretKey,
    environment: "live",
    country,
  };
  return { accountId: `account-of-${login}`, credentials };
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

const documents = {
  CO: { type: "CC", number: "1019119119" },
  PE: { type: "DNI", number: "45119119" },
} as const;

export const dlocalHarness: GatewayHarness = {
  definition: dlocal,
  start: async () => runningSandbox(await startDlocalSandbox({ port: 0, dataFolder: null, publicHosts: {} })),
  documents,
  lacks: ["limits", "deadline"],
  paysRefundsLater: true,
  refusals: [
    { because: "a malformed e-mail address", changes: payer({ email: "nobody" }), kind: "email_refused" },
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
    { because: "no document", changes: payer({ document: null }), kind: "document_refused" },
    { because: "no name", changes: payer({ firstName: " ", lastName: null, phone: null }), kind: "refused" },
    {
      because: "an amount below the minimum",
      changes: { amount: money(499_900n, "COP") },
      kind: "amount_refused",
    },
    { because: "a test payment with live keys", changes: { isTest: true }, kind: "refused" },
    { because: "no web address for notifications", changes: { notificationUrl: "none" }, kind: "refused" },
  ],
  signature: {
    headers: ["authorization", "x-date"],
    queryNames: [],
    body: "bytes",
    mac: { header: "authorization", pattern: /[0-9a-f]{64}/ },
    secret: "secret_key",
    age: {
      toleranceMs: 5 * 24 * 60 * 60 * 1000,
      signedAt: ({ headers }) => new Date(headers["x-date"] ?? ""),
    },
  },
};

function payer(changes: object) {
  return { payer: { ...payerCanaries, document: documents.CO, ...changes } };
}

function runningSandbox(sandbox: DlocalSandbox): RunningSandbox {
  const counterTakes = (id: string, late: boolean) => {
    const outcome = sandbox.pay(id, { late });
    if (!outcome.ok) throw new Error(`the counter refused: ${outcome.reason}`);
  };
  const about = (id: string) => sandbox.webhooks().filter((delivery) => delivery.paymentId === id);
  return {
    baseUrl: sandbox.url,
    accessFor: (country) => accesses[country],
    pay: (id) => counterTakes(id, false),
    payLate: (id) => counterTakes(id, true),
    expire: (id) => void sandbox.expire(id),
    putInUnknownState: (id) => void sandbox.setStatus(id, "ON_HOLD", "950"),
    breakNextWrite: (fault) => void sandbox.faults.add({ ...faults[fault], method: "POST", times: 1 }),
    clearFaults: () => sandbox.faults.clear(),
    countCalls: () => sandbox.requests().length,
    countPayments: (reference) => sandbox.payments().filter(({ orderId }) => orderId === reference).length,
    refundsOf: (id) => sandbox.refundsOf(id).map((refund) => refund.id),
    endRefund: (id, end) => void sandbox.settleRefund(id, end === "paid" ? "SUCCESS" : "REJECTED"),
    webhooksAbout: async (id, atLeast = 1) => (await untilMore(() => about(id), atLeast)).map(received),
    async repeatWebhook(id) {
      const before = about(id).length;
      sandbox.notifyAgain(id);
      const last = (await untilMore(() => about(id), before + 1)).at(-1);
      if (!last) throw new Error("no delivery");
      return received(last);
    },
    close: () => sandbox.close(),
  };
}

/** Notifications leave a moment after what they are about. */
async function untilMore(
  list: () => NotificationDelivery[],
  wanted: number,
): Promise<NotificationDelivery[]> {
  const deadline = Date.now() + 2_000;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = list();
    if (now.length >= wanted) return now;
    if (Date.now() > deadline) throw new Error("the sandbox sent no notification");
  }
}

export function received({ url, headers, body }: NotificationDelivery): IncomingWebhook {
  return { query: new URL(url).searchParams, headers, body: Buffer.from(body), receivedAt: new Date() };
}
