import fc from "../../support/properties.ts";
import { expect, it } from "vitest";
import type { IncomingWebhook } from "../../../app/ports/gateway.ts";
import { cutAndStretch, flipBits, flipBytes, reencodeText, reorderJson } from "../../support/forge-text.ts";
import type { Forgery } from "./forged-webhooks.ts";
import type { WebhookSignature } from "./harness.ts";

const outcomes: Readonly<Record<WebhookSignature["body"], string>> = {
  bytes: "is refused",
  json: "is refused, or says the same and rings for the same event",
  unsigned: "rings for the same event or for none",
};

/** Forged bodies, and what of the query is not signed. */
export function describeForgedBodies(forgery: Forgery): void {
  const { signature, genuine } = forgery;
  const outcome = outcomes[signature.body];
  const expectHarmless = (webhook: IncomingWebhook, bodies: readonly Buffer[]) => {
    for (const body of bodies) {
      if (!body.equals(webhook.body))
        expect(isHarmless(forgery, { ...webhook, body }, webhook), body.toString("latin1")).toBe(true);
    }
  };

  it(`S1: with any one bit of its body flipped ${outcome}`, async () => {
    const { webhook } = await genuine();
    expectHarmless(webhook, flipBytes(webhook.body));
  });

  it(`S1: with its body cut short or made longer ${outcome}`, async () => {
    const { webhook } = await genuine();
    expectHarmless(webhook, cutAndStretch(webhook.body.toString("latin1")).map(latin1));
  });

  it(`S1: with its body in another charset or escaped in another way ${outcome}`, async () => {
    const { webhook } = await genuine();
    expectHarmless(webhook, reencodeText(webhook.body));
  });

  it(`S1: with its JSON members in another order or one of them twice ${outcome}`, async () => {
    const { webhook } = await genuine();
    expectHarmless(
      webhook,
      reorderJson(webhook.body.toString("utf8")).map((text) => Buffer.from(text)),
    );
  });

  it(`S1: with any stretch of its body replaced by anything ${outcome}`, async () => {
    const { webhook } = await genuine();
    fc.assert(
      fc.property(fc.nat(), fc.nat(40), fc.uint8Array({ maxLength: 40 }), (from, length, bytes) => {
        const at = from % (webhook.body.length + 1);
        const body = Buffer.concat([
          webhook.body.subarray(0, at),
          bytes,
          webhook.body.subarray(Math.min(at + length, webhook.body.length)),
        ]);
        expectHarmless(webhook, [body]);
      }),
      { numRuns: 3_000 },
    );
  });

  it("S1: with any one bit of its unsigned query flipped rings for the same event or for none", async () => {
    const { webhook } = await genuine();
    for (const text of flipBits(webhook.query.toString())) {
      const query = new URLSearchParams(text);
      if (!signature.queryNames.some((name) => query.get(name) !== webhook.query.get(name)))
        expect(isHarmless(forgery, { ...webhook, query }, webhook), text).toBe(true);
    }
  });
}

/** Refused; or, where the body or this way of writing it is not signed, ringing for the same event or for none. */
function isHarmless(
  { signature, verify, read }: Forgery,
  changed: IncomingWebhook,
  webhook: IncomingWebhook,
): boolean {
  if (verify(changed) === "refused") return true;
  if (isBodySigned(signature, changed, webhook)) return false;
  const reading = read(changed);
  return reading.kind !== "payment" || JSON.stringify(reading) === JSON.stringify(read(webhook));
}

/** Whether what differs in the body is signed, so that nothing but a refusal will do. */
function isBodySigned(
  { body }: WebhookSignature,
  changed: IncomingWebhook,
  webhook: IncomingWebhook,
): boolean {
  if (body === "unsigned") return false;
  if (body === "bytes") return !changed.body.equals(webhook.body);
  return compact(changed.body) !== compact(webhook.body);
}

function compact(body: Buffer): string {
  try {
    return JSON.stringify(JSON.parse(body.toString("utf8")));
  } catch {
    return body.toString("latin1");
  }
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
