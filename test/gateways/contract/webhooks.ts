import { describe, expect, it } from "vitest";
import type { IncomingWebhook, WebhookReading } from "../../../app/ports/gateway.ts";
import { describeForgedWebhooks } from "./forged-webhooks.ts";
import type { Bench } from "./harness.ts";
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

  if (bench.harness.signature) describeForgedWebhooks(bench, bench.harness.signature, genuine);
}

function eventKey(reading: WebhookReading): string {
  if (reading.kind !== "payment") throw new Error(`the webhook was ${reading.kind}`);
  return reading.eventKey;
}

function lookupOf(reading: WebhookReading): object | null {
  return reading.kind === "payment" ? reading.lookup : null;
}
