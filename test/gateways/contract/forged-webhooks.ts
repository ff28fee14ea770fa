import { describe, expect, it } from "vitest";
import type { GatewayAccess, IncomingWebhook, WebhookReading } from "../../../app/ports/gateway.ts";
import { otherKeys } from "../../support/forge-text.ts";
import { describeForgedBodies } from "./forged-bodies.ts";
import { describeForgedParts } from "./forged-parts.ts";
import type { Bench, WebhookSignature } from "./harness.ts";

/** A genuine webhook, and what is needed to forge it and to see what becomes of that. */
export interface Forgery {
  readonly signature: WebhookSignature;
  genuine(): Promise<{ readonly webhook: IncomingWebhook }>;
  /** The verdict for the account the genuine webhooks are for, or for another. */
  verify(webhook: IncomingWebhook, by?: GatewayAccess): string;
  read(webhook: IncomingWebhook): WebhookReading;
  own(): GatewayAccess;
  other(): GatewayAccess;
}

/** What nobody but the gateway can make: every forgery is refused, and a replay is the same event. */
export function describeForgedWebhooks(
  bench: Bench,
  signature: WebhookSignature,
  genuine: Forgery["genuine"],
): void {
  const own = () => bench.sandbox.accessFor(bench.offers[0]?.country ?? "CO");
  const other = () => bench.sandbox.accessFor(own() === bench.sandbox.accessFor("CO") ? "PE" : "CO");
  const forgery: Forgery = {
    signature,
    genuine,
    own,
    other,
    verify: (webhook, by = own()) => bench.gateway.webhook.verify(by, webhook).verdict,
    read: (webhook) => bench.gateway.webhook.read(webhook),
  };

  describe("a forged webhook", () => {
    describeForgedParts(forgery);
    describeForgedBodies(forgery);
    describeKeys(forgery);
    describeReplays(forgery);
  });
}

function describeKeys({ signature: { secret }, genuine, verify, own, other }: Forgery): void {
  const withKey = (key: string): GatewayAccess => ({
    ...own(),
    credentials: { ...own().credentials, [secret]: key },
  });

  it("S1: signed with another account's key is refused, whichever of the two it is sent to", async () => {
    const { webhook } = await genuine();
    expect(verify(webhook)).toBe("verified");
    expect(verify(webhook, other())).toBe("refused");
    expect(verify(webhook, withKey(other().credentials[secret] ?? ""))).toBe("refused");
  });

  it("S1: signed with a key that was rotated away, or that differs in one bit, is refused", async () => {
    const { webhook } = await genuine();
    const key = own().credentials[secret] ?? "";
    expect(key.length).toBeGreaterThan(0);
    for (const changed of otherKeys(key)) expect(verify(webhook, withKey(changed))).toBe("refused");
  });

  it("S1: sent to an account without a key is refused", async () => {
    const { webhook } = await genuine();
    expect(verify(webhook, withKey(""))).toBe("refused");
    expect(verify(webhook, { accountId: "none", credentials: {} })).toBe("refused");
  });
}

function describeReplays({ signature, genuine, verify, read, other }: Forgery): void {
  const { age } = signature;
  it("S3: that repeats the bytes of a genuine one is the same event, and at another account's address refused", async () => {
    const { webhook } = await genuine();
    for (const minutes of [0, 1, 9]) {
      const later = { ...webhook, receivedAt: new Date(webhook.receivedAt.getTime() + minutes * 60_000) };
      expect(read(later)).toEqual(read(webhook));
      expect(verify(later, other())).toBe("refused");
    }
  });

  if (age !== null) {
    it("T2: received one millisecond beyond the tolerance, late or early, is refused, and at its edge taken", async () => {
      const { webhook } = await genuine();
      const at = age.signedAt(webhook).getTime();
      const verdictAt = (ms: number) => verify({ ...webhook, receivedAt: new Date(at + ms) });
      for (const edge of [age.toleranceMs, -age.toleranceMs]) {
        expect(verdictAt(edge)).toBe("verified");
        expect(verdictAt(edge - Math.sign(edge))).toBe("verified");
        expect(verdictAt(edge + Math.sign(edge))).toBe("refused");
        expect(verdictAt(edge * 100)).toBe("refused");
      }
    });
  }
}
