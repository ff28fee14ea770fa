import { expect, it } from "vitest";
import { payerCanaries, type Bench } from "./harness.ts";

/** Runs last: it looks at every error the other tests met. */
export function describeSecrecy(bench: Bench): void {
  it("no error ever holds a credential or a word about the shopper", () => {
    const secretNames = bench.gateway.credentials.filter(({ secret }) => secret).map(({ name }) => name);
    const secrets = bench.offers.flatMap((offer) =>
      secretNames.map((name) => bench.accessOf(offer).credentials[name] ?? ""),
    );
    expect(secrets).not.toContain("");
    const people = Object.values(payerCanaries);
    const documents = Object.values(bench.harness.documents).map((document) => document.number);
    const told = bench.errors.map((error) => JSON.stringify(error)).join("\n");
    expect(new Set(bench.errors.map((error) => error.kind)).size).toBeGreaterThan(6);
    for (const canary of [...secrets, ...people, ...documents]) expect(told).not.toContain(canary);
    for (const { detail } of bench.errors) expect(detail).toMatch(/^[\x20-\x7e]{5,200}$/);
  });
}
