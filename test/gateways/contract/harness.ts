import { afterAll, afterEach, beforeAll } from "vitest";
import type { IdentityDocument } from "../../../app/domain/document.ts";
import type { Country } from "../../../app/domain/method.ts";
import type { GatewayDefinition } from "../../../app/gateways/definition.ts";
import { createHttpClient } from "../../../app/lib/http-client.ts";
import type {
  Gateway,
  GatewayAccess,
  GatewayError,
  IncomingWebhook,
  VoucherRequest,
} from "../../../app/ports/gateway.ts";
import type { Offer } from "../../../app/ports/offer.ts";
import { recordErrors } from "./record-errors.ts";

export type GatewayFault =
  | "answers_500"
  | "hangs"
  /** The connection breaks before anything was done. */
  | "breaks_before"
  /** All was done, then the answer is lost. */
  | "breaks_after"
  /** With a wait of 7 seconds. */
  | "limits_rate"
  | "refuses_credentials"
  | "blocks_account";

/** The gateway's sandbox while it runs. Ids are the gateway's own. */
export interface RunningSandbox {
  readonly baseUrl: string;
  /** Two merchants, so that one can be tried with the other's secrets. */
  accessFor(country: Country): GatewayAccess;
  pay(gatewayPaymentId: string): void;
  payLate(gatewayPaymentId: string): void;
  expire(gatewayPaymentId: string): void;
  /** Puts the payment into a state with words no table knows. */
  putInUnknownState(gatewayPaymentId: string): void;
  /** Hits the next call that changes something. */
  breakNextWrite(fault: GatewayFault): void;
  clearFaults(): void;
  countCalls(): number;
  countPayments(externalReference: string): number;
  /** Ids of the refunds the gateway made of a payment: on their way, done or failed. */
  refundsOf(gatewayPaymentId: string): readonly string[];
  /** For a gateway that pays refunds out later: how one of them ends. */
  endRefund(refundId: string, end: "paid" | "rejected"): void;
  /** Genuine webhooks about a payment, oldest first, as our server would see them; waits for `atLeast`, 1 by default. */
  webhooksAbout(gatewayPaymentId: string, atLeast?: number): Promise<readonly IncomingWebhook[]>;
  /** Makes the gateway send its latest webhook about a payment once more, as a retry. */
  repeatWebhook(gatewayPaymentId: string): Promise<IncomingWebhook>;
  close(): Promise<void>;
}

export interface GatewayHarness {
  readonly definition: GatewayDefinition;
  start(): Promise<RunningSandbox>;
  readonly documents: Readonly<Record<Country, IdentityDocument>>;
  /** Requests the gateway documents a refusal for, and the kind each must become. */
  readonly refusals: readonly {
    readonly because: string;
    readonly changes: Partial<VoucherRequest>;
    readonly kind: GatewayError["kind"];
  }[];
  /** What this gateway does not tell (`limits`) or does not let us choose (`deadline`); nothing when absent. */
  readonly lacks?: readonly ("limits" | "deadline")[];
  /** Refunds are pending at first, and end later. */
  readonly paysRefundsLater?: boolean;
  /** A deadline that the merchant's contract still allows, in hours from now; 96 by default. */
  readonly extendsByHours?: number;
  /** Null for a gateway that cannot sign. */
  readonly signature: WebhookSignature | null;
}

/** What of a webhook is signed, and how. */
export interface WebhookSignature {
  readonly headers: readonly string[];
  readonly queryNames: readonly string[];
  /** Signed as the bytes that came, as the JSON in them however it is written, or not at all. */
  readonly body: "bytes" | "json" | "unsigned";
  /** The header that carries the signature, and the 64 hex digits in it. */
  readonly mac: { readonly header: string; readonly pattern: RegExp };
  /** The credential that signs. */
  readonly secret: string;
  /** Null when nothing signed tells a time. */
  readonly age: { readonly toleranceMs: number; signedAt(webhook: IncomingWebhook): Date } | null;
}

/** What the tests work on: started once for the battery, healthy again after each test. */
export interface Bench {
  readonly harness: GatewayHarness;
  readonly offers: readonly Offer[];
  readonly recoversLostVouchers: boolean;
  readonly movesDeadlines: boolean;
  readonly gateway: Gateway;
  readonly sandbox: RunningSandbox;
  /** Every error any test met, for the canaries at the end. */
  readonly errors: readonly GatewayError[];
  /** A request nobody made before, for the smallest amount the offer takes. */
  newRequest(offer: Offer, changes?: Partial<VoucherRequest>): VoucherRequest;
  accessOf(offer: Offer): GatewayAccess;
}

/** Personal data the tests send; none of it may come back in an error. */
export const payerCanaries = {
  email: "canary.shopper@example.com",
  firstName: "Canaria",
  lastName: "Delcanto",
  phone: null,
};

const deadlineMs = 700;

export function openBench(harness: GatewayHarness): Bench {
  const http = createHttpClient({
    connectTimeoutMs: deadlineMs,
    totalTimeoutMs: deadlineMs,
    maxBodyBytes: 256 * 1024,
    userAgent: "Recaudo/test",
  });
  const errors: GatewayError[] = [];
  let running: RunningSandbox | undefined;
  let gateway: Gateway | undefined;
  let serial = 0;

  beforeAll(async () => {
    running = await harness.start();
    gateway = recordErrors(harness.definition.create({ http, baseUrl: running.baseUrl }), errors);
  });
  afterEach(() => running?.clearFaults());
  afterAll(() => running?.close());

  // What a gateway declares is data: reading it needs no gateway on the other side.
  const declared = harness.definition.create({ http, baseUrl: harness.definition.defaultBaseUrl });

  return {
    harness,
    errors,
    offers: declared.offers,
    recoversLostVouchers: declared.recoversLostVouchers,
    movesDeadlines: declared.extendVoucher !== undefined,
    get gateway() {
      return mustBe(gateway);
    },
    get sandbox() {
      return mustBe(running);
    },
    accessOf: (offer) => mustBe(running).accessFor(offer.country),
    newRequest(offer, changes = {}) {
      serial += 1;
      return {
        idempotencyKey: `contract-key-${process.pid}-${serial}`,
        isTest: false,
        externalReference: `contract_${process.pid}-${serial}`,
        method: offer.method,
        country: offer.country,
        amount: offer.limits.min,
        description: `Order ${serial}`,
        payer: { ...payerCanaries, document: harness.documents[offer.country] },
        expiresAt: new Date(Math.floor(Date.now() / 1000) * 1000 + 3 * 24 * 60 * 60 * 1000),
        notificationUrl: "https://recaudo.example.com/webhooks/contract",
        ...changes,
      };
    },
  };
}

function mustBe<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("the bench is open only inside tests");
  return value;
}
