import { describe, expect, test } from "vitest";
import { checkSecretComparisons } from "./check-secret-comparisons.ts";
import { readFiles } from "./source-file.ts";

const sources = readFiles("app/**/*.{ts,tsx}");

describe("secrets", () => {
  test("S2: are compared in constant time only, by the one function of app/lib/constant-time.ts", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(checkSecretComparisons)).toEqual([]);
  });

  test("S2: are compared there at all: every kind of signed message reaches that function", () => {
    const callers = sources.filter(({ text }) => /\bconstantTimeEqual\(/.test(text)).map(({ path }) => path);
    expect(callers).toEqual(
      expect.arrayContaining([
        "app/gateways/dlocal/webhook-signature.ts",
        "app/gateways/mercado-pago/webhook-signature.ts",
        "app/gateways/pagoefectivo/webhook-signature.ts",
        "app/lib/signed-text.ts",
        "app/platform/shopify-payments/install.ts",
        "app/platform/read-webhook.ts",
        "app/platform/shopify-orders/signed-token.ts",
        "app/platform/shopify-payments/signed-cookie.ts",
      ]),
    );
  });
});

describe("the check itself", () => {
  test.each([
    'import { timingSafeEqual } from "node:crypto";',
    'import { timingSafeEqual as equal } from "node:crypto";',
    "crypto.timingSafeEqual(a, b);",
    "if (signature === expected) accept();",
    "if (expected !== webhook.signature) refuse();",
    'if (headers["x-signature"] === expected) accept();',
    'if (expected == createHmac("sha256", key).update(body).digest("hex")) accept();',
    "if ((await sign(body)).hmac != given) refuse();",
    "const isOwn = row.access_token === token;",
    "const isOwn = apiSecret === given;",
    "const isKnown = digest.equals(given);",
    "const isKnown = Buffer.compare(mac, given) === 0;",
    "const isKnown = tokens.includes(accessToken);",
    "switch (password) { case given: accept(); }",
  ])("finds: %s", (text) => {
    expect(checkSecretComparisons({ path: "app/a.ts", text })[0]).toMatch(/^app\/a\.ts:1 /);
  });

  test.each([
    "if (signature === undefined || secret === null) refuse();",
    'if (token === "") refuse();',
    "if (constantTimeEqual(signature, expected)) accept();",
    'const isStage = stage === "token_refused";',
    'if (error.kind === "token_refused") refuse();',
    "if (tokenCount === count) go();",
    'authorization.startsWith("Bearer ");',
    'signature.split(",");',
  ])("leaves alone: %s", (text) => {
    expect(checkSecretComparisons({ path: "app/a.ts", text })).toEqual([]);
  });

  test("lets the one function do what it is for", () => {
    const text = 'import { timingSafeEqual } from "node:crypto";';
    expect(checkSecretComparisons({ path: "app/lib/constant-time.ts", text })).toEqual([]);
  });
});
