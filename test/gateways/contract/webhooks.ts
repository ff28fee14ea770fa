import { describe, expect, it } from "vitest";
import type { GatewayAccess, IncomingWebhook, WebhookReading } from "../../../app/ports/gateway.ts";
import type { Bench, GatewayHarness } from "./harness.ts";
import { valueOf } from "./outcome.ts";

export function describeWebhooks(bench: Bench): void {
  const offer = bench.offers[0];
  if (!offer) throw new Error("a gateway must offer something");
  const issue = async () =>
    valueOf(await bench.gateway.issueVoucher(bench.accessOf(offer), bench.newRequest(offer)))
      .gatewayPaymentId;
  const genuine = async () => {
    const id = await issue();
    bench.sandbox.pay(id);
    const webhook = (await bench.sandbox.webhooksAbout(id)).at(-1);
    if (!webhook) throw new Error("the sandbox sent no webhook");
    return { id, webhook };
  };
  const verify = (webhook: IncomingWebhook) =>
    bench.gateway.webhook.verify(bench.accessOf(offer), webhook).verdict;
  const read = (webhook: IncomingWebhook) => bench.gateway.webhook.read(webhook);

  describe("a webhook", () => {
    it("that is genuine rings for the payment it is about", async () => {
      const { id, webhook } = await genuine();
      expect(verify(webhook)).toBe(bench.harness.signature ? "verified" : "unverifiable");
      expect(read(webhook)).toMatchObject({ kind: "payment", lookup: { gatewayPaymentId: id } });
    });

    it("has the same event key for the same bytes, and never the key of another event", async () => {
      const { id, webhook } = await genuine();
      expect(eventKey(read({ ...webhook, receivedAt: new Date() }))).toBe(eventKey(read(webhook)));
      const keys = (await bench.sandbox.webhooksAbout(id)).map((one) => eventKey(read(one)));
      expect(new Set(keys).size).toBe(keys.length);
    });

    it("sent again by the gateway is verified and asks about the same payment", async () => {
      const { id, webhook } = await genuine();
      const repeat = await bench.sandbox.repeatWebhook(id);
      expect(verify(repeat)).toBe(verify(webhook));
      expect(lookupOf(read(repeat))).toEqual(lookupOf(read(webhook)));
    });

    it("with a body that is no message is never about a payment, and never a crash", async () => {
      const { webhook } = await genuine();
      for (const body of ["", "\u0000", "null", "[]", "{}", "<xml/>", "[".repeat(50_000), "é".repeat(1000)]) {
        expect(read({ ...webhook, body: Buffer.from(body) }).kind).not.toBe("payment");
      }
    });
  });

  if (bench.harness.signature) {
    describeDamage(bench, bench.harness.signature, genuine);
    describeMisuse(bench, bench.harness.signature, genuine);
  }
}

type Signature = NonNullable<GatewayHarness["signature"]>;
type Genuine = () => Promise<{ webhook: IncomingWebhook }>;

/** The merchant the genuine webhooks are for. */
function ownAccess(bench: Bench): GatewayAccess {
  return bench.sandbox.accessFor(bench.offers[0]?.country ?? "CO");
}

function isRefusedBy(bench: Bench, webhook: IncomingWebhook): boolean {
  return bench.gateway.webhook.verify(ownAccess(bench), webhook).verdict === "refused";
}

function withHeader(webhook: IncomingWebhook, name: string, value: string | undefined): IncomingWebhook {
  return { ...webhook, headers: { ...webhook.headers, [name]: value } };
}

function describeDamage(bench: Bench, { headers, queryNames }: Signature, genuine: Genuine): void {
  const isRefused = (webhook: IncomingWebhook) => isRefusedBy(bench, webhook);

  describe("a damaged webhook is refused", () => {
    it("with any byte of a signed header or signed query value changed, cut off or added", async () => {
      const { webhook } = await genuine();
      for (const name of headers) {
        for (const changed of damage(webhook.headers[name] ?? "")) {
          expect(isRefused(withHeader(webhook, name, changed)), `${name}: ${changed}`).toBe(true);
        }
      }
      for (const name of queryNames) {
        for (const changed of damage(webhook.query.get(name) ?? "")) {
          const query = new URLSearchParams(webhook.query);
          query.set(name, changed);
          expect(isRefused({ ...webhook, query }), `${name}=${changed}`).toBe(true);
        }
      }
    });

    it("or rings for the same payment, with any other byte changed", async () => {
      const { webhook } = await genuine();
      const expected = lookupOf(bench.gateway.webhook.read(webhook));
      const isHarmless = (changed: IncomingWebhook) => {
        const reading = bench.gateway.webhook.read(changed);
        return isRefused(changed) || reading.kind !== "payment" || sameLookup(lookupOf(reading), expected);
      };
      for (let index = 0; index < webhook.body.length; index += 1) {
        const body = Buffer.from(webhook.body);
        body[index] = (body[index] ?? 0) ^ 1;
        expect(isHarmless({ ...webhook, body }), `body byte ${index}`).toBe(true);
      }
      for (const changed of damage(webhook.query.toString())) {
        expect(isHarmless({ ...webhook, query: new URLSearchParams(changed) }), changed).toBe(true);
      }
    });
  });
}

function describeMisuse(
  bench: Bench,
  { headers, queryNames, toleranceMs }: Signature,
  genuine: Genuine,
): void {
  const isRefused = (webhook: IncomingWebhook) => isRefusedBy(bench, webhook);

  describe("a webhook is refused", () => {
    it("with a signed part missing or sent twice", async () => {
      const { webhook } = await genuine();
      for (const name of headers) {
        const value = webhook.headers[name];
        expect(isRefused(withHeader(webhook, name, undefined)), `${name} missing`).toBe(true);
        expect(isRefused(withHeader(webhook, name, "")), `${name} empty`).toBe(true);
        expect(isRefused(withHeader(webhook, name, `${value}, ${value}`)), `${name} twice`).toBe(true);
      }
      for (const name of queryNames) {
        const without = new URLSearchParams(webhook.query);
        without.delete(name);
        expect(isRefused({ ...webhook, query: without }), `${name} missing`).toBe(true);
        const twice = new URLSearchParams(webhook.query);
        twice.append(name, webhook.query.get(name) ?? "");
        expect(isRefused({ ...webhook, query: twice }), `${name} twice`).toBe(true);
      }
    });

    if (toleranceMs !== null) {
      it("when it is older or newer than the tolerance", async () => {
        const { webhook } = await genuine();
        const shifted = (ms: number) => ({
          ...webhook,
          receivedAt: new Date(webhook.receivedAt.getTime() + ms),
        });
        expect(isRefused(shifted(toleranceMs - 5_000))).toBe(false);
        expect(isRefused(shifted(5_000 - toleranceMs))).toBe(false);
        expect(isRefused(shifted(toleranceMs + 5_000))).toBe(true);
        expect(isRefused(shifted(-toleranceMs - 5_000))).toBe(true);
      });
    }

    it("by another merchant's account, and by an account without a secret", async () => {
      const { webhook } = await genuine();
      const other = bench.sandbox.accessFor(ownAccess(bench) === bench.sandbox.accessFor("CO") ? "PE" : "CO");
      expect(bench.gateway.webhook.verify(other, webhook).verdict).toBe("refused");
      const empty = { accountId: "none", credentials: {} };
      expect(bench.gateway.webhook.verify(empty, webhook).verdict).toBe("refused");
    });
  });
}

/** The text with each character changed in turn, then shortened and lengthened. */
function damage(text: string): string[] {
  const flipped = Array.from(text, (character, index) => {
    const other = String.fromCharCode(character.charCodeAt(0) ^ 1);
    return text.slice(0, index) + other + text.slice(index + 1);
  });
  return [...flipped, text.slice(1), text.slice(0, -1), `${text}0`, `0${text}`];
}

function eventKey(reading: WebhookReading): string {
  if (reading.kind !== "payment") throw new Error(`the webhook was ${reading.kind}`);
  return reading.eventKey;
}

function lookupOf(reading: WebhookReading): object | null {
  return reading.kind === "payment" ? reading.lookup : null;
}

function sameLookup(a: object | null, b: object | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
