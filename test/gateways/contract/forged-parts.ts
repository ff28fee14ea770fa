import fc from "../../support/properties.ts";
import { expect, it } from "vitest";
import type { IncomingWebhook } from "../../../app/ports/gateway.ts";
import { anyStretch, cutAndStretch, flipBits, replaceStretch, respell } from "../../support/forge-text.ts";
import type { Forgery } from "./forged-webhooks.ts";
import { signedParts, withoutOuterSpaces } from "./signed-part.ts";

/** Forged headers and query values: all are refused. */
export function describeForgedParts({ signature, genuine, verify }: Forgery): void {
  const { mac } = signature;
  const expectRefused = (webhook: IncomingWebhook, forge: (value: string) => readonly string[]) => {
    for (const part of signedParts(signature)) {
      for (const value of forge(part.of(webhook)))
        expect(verify(part.with(webhook, value)), `${part.name}: ${JSON.stringify(value)}`).toBe("refused");
    }
  };

  it("S1: with any one bit of a signed header or query value flipped is refused", async () => {
    expectRefused((await genuine()).webhook, flipBits);
  });

  it("S1: with a signed header or query value cut short or made longer anywhere is refused", async () => {
    expectRefused((await genuine()).webhook, cutAndStretch);
  });

  it("S1: with a signed header or query value missing, empty or sent twice is refused", async () => {
    const { webhook } = await genuine();
    expectRefused(webhook, (value) => ["", `${value}, ${value}`, `${value},forged`, `forged,${value}`]);
    for (const part of signedParts(signature)) {
      for (const changed of [part.without(webhook), part.twice(webhook)])
        expect(verify(changed), part.name).toBe("refused");
    }
  });

  it("S2: with its signature in other letters, another encoding or of another length is refused, never an exception", async () => {
    const { webhook } = await genuine();
    const header = webhook.headers[mac.header] ?? "";
    const hex = mac.pattern.exec(header)?.[0] ?? "";
    expect(hex).toHaveLength(64);
    const lengths = [0, 1, 2, 31, 32, 33, 63, 65, 66, 128, 10_000].map((length) => hex[0]!.repeat(length));
    for (const changed of [...respell(hex, "hex"), ...lengths, "é".repeat(64), "g".repeat(64)]) {
      const headers = { ...webhook.headers, [mac.header]: header.replace(hex, changed) };
      expect(verify({ ...webhook, headers }), JSON.stringify(changed)).toBe("refused");
    }
  });

  it("S1: with any stretch of a signed header or query value replaced by anything never verifies", async () => {
    const { webhook } = await genuine();
    fc.assert(
      fc.property(fc.constantFrom(...signedParts(signature)), anyStretch, (part, stretch) => {
        const value = part.of(webhook);
        const changed = replaceStretch(value, stretch);
        fc.pre(withoutOuterSpaces(changed) !== withoutOuterSpaces(value));
        expect(verify(part.with(webhook, changed))).toBe("refused");
      }),
      { numRuns: 5_000 },
    );
  });
}
