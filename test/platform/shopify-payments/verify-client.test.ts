import { describe, expect, test } from "vitest";
import type { ClientFacts } from "../../../app/platform/shopify-payments/client-facts.ts";
import { parseTrustedProxies } from "../../../app/platform/shopify-payments/trusted-proxies.ts";
import { verifyClientCertificate } from "../../../app/platform/shopify-payments/verify-client.ts";

const now = new Date("2026-11-20T12:00:00Z");

function proxies(...entries: string[]) {
  const list = parseTrustedProxies(entries);
  if (!list.ok) throw new Error(list.error);
  return list.value;
}

function proxyMode(...entries: string[]) {
  return {
    kind: "proxy",
    trustedProxies: proxies(...entries),
    header: "ssl-client-verify",
    successValue: "SUCCESS",
  } as const;
}

function from(remoteAddress: string | undefined, header?: string | string[]): ClientFacts {
  return { remoteAddress, headers: { "ssl-client-verify": header }, tls: null };
}

describe("behind a trusted proxy", () => {
  const mode = proxyMode("10.1.0.0/16", "2001:db8::/32", "192.0.2.7");

  test.each(["10.1.2.3", "::ffff:10.1.2.3", "2001:db8::5", "192.0.2.7"])(
    "its success from %s lets in",
    (address) => {
      expect(verifyClientCertificate(from(address, "SUCCESS"), mode, now)).toEqual({
        ok: true,
        value: undefined,
      });
    },
  );

  test.each([
    "10.2.0.1",
    "::ffff:10.2.0.1",
    "2001:db9::5",
    "192.0.2.8",
    "127.0.0.1",
    "",
    "nonsense",
    undefined,
  ])("the same header from %s is ignored", (address) => {
    expect(verifyClientCertificate(from(address, "SUCCESS"), mode, now)).toEqual({
      ok: false,
      error: "proxy_not_trusted",
    });
  });

  test.each([
    [undefined, "no_certificate"],
    ["", "no_certificate"],
    ["NONE", "no_certificate"],
    ["FAILED:certificate has expired", "wrong_authority"],
    ["success", "wrong_authority"],
    ["SUCCESS, SUCCESS", "wrong_authority"],
    [["SUCCESS", "SUCCESS"], "wrong_authority"],
  ] as const)("a header of %j is refused", (header, error) => {
    const said = typeof header === "string" || header === undefined ? header : [...header];
    expect(verifyClientCertificate(from("10.1.2.3", said), mode, now)).toEqual({ ok: false, error });
  });

  test("a forwarding header cannot make a stranger look like the proxy", () => {
    const facts = from("203.0.113.9", "SUCCESS");
    const forged = {
      ...facts,
      headers: { ...facts.headers, "x-forwarded-for": "10.1.2.3", forwarded: "for=10.1.2.3" },
    };
    expect(verifyClientCertificate(forged, mode, now).ok).toBe(false);
  });

  test("without any trusted address nobody gets in", () => {
    expect(verifyClientCertificate(from("10.1.2.3", "SUCCESS"), proxyMode(), now).ok).toBe(false);
  });
});

test("a plain connection is refused where our own listener decides", () => {
  const verdict = verifyClientCertificate(from("10.1.2.3", "SUCCESS"), { kind: "listener" }, now);
  expect(verdict).toEqual({ ok: false, error: "plain_connection" });
});

test.each(["10.0.0.0/33", "::1/129", "10.0.0", "example.com", "10.0.0.0/", "10.0.0.0/8x", ""])(
  "the range %j is refused when it is read",
  (entry) => {
    expect(parseTrustedProxies(["127.0.0.1", entry])).toEqual({ ok: false, error: entry });
  },
);
