import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pagoEfectivo } from "../../../app/gateways/pagoefectivo/index.ts";
import { hostsFor } from "../../../app/gateways/pagoefectivo/hosts.ts";
import type { GatewayAccess } from "../../../app/ports/gateway.ts";
import { access, startScriptedApi, type ScriptedApi } from "./scripted-api.ts";
import { authorization, found, invalid, success } from "./wire-samples.ts";

const ask = "POST /v1/authorizations";
const search = "POST /v1/cips/search";
let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.seen.length = 0;
  api.script = { [search]: [[200, success([found])]] };
});

let serial = 0;
/** Keys that no earlier test used, so that no token is held for them. */
function newAccess(): GatewayAccess {
  serial += 1;
  return { ...access, credentials: { ...access.credentials, service_id: String(2000 + serial) } };
}
const look = (who = newAccess()) => api.gateway.findPayment(who, { gatewayPaymentId: "2523136" });
const kindOf = async (outcome: ReturnType<typeof look>) => {
  const settled = await outcome;
  return settled.ok ? "ok" : settled.error.kind;
};
const asked = () => api.seen.filter((seen) => seen.line === ask);
const living = (ms: number) => {
  const at = (time: number) => new Date(time - 5 * 3_600_000).toISOString().replace(/\.\d{3}Z/, "-05:00");
  const start = Date.parse("2020-01-01T00:00:00Z");
  return {
    ...authorization,
    data: { ...authorization.data, tokenStart: at(start), tokenExpires: at(start + ms) },
  };
};

describe("an authorization", () => {
  it("hashes service, access key, secret key and Lima's time in this order, and never sends the secret", async () => {
    await look(access);
    const body = JSON.parse(asked()[0]?.body ?? "") as Record<string, string | number>;
    const { access_key, secret_key } = access.credentials;
    expect(body["dateRequest"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-05:00$/);
    expect(Math.abs(Date.parse(String(body["dateRequest"])) - Date.now())).toBeLessThan(5_000);
    const text = `1035.${access_key}.${secret_key}.${body["dateRequest"]}`;
    expect(body).toEqual({
      accessKey: access_key,
      idService: 1035,
      dateRequest: body["dateRequest"],
      hashString: createHash("sha256").update(text).digest("hex"),
    });
    expect(asked()[0]?.body).not.toContain(secret_key);
  });

  it("serves many calls, also at the same time", async () => {
    const who = newAccess();
    await Promise.all([look(who), look(who), look(who)]);
    await look(who);
    expect(asked()).toHaveLength(1);
  });

  it("of another account or of changed keys is another one", async () => {
    const who = newAccess();
    await look(who);
    await look({ ...who, credentials: { ...who.credentials, secret_key: "changed+key/0000000000000000" } });
    expect(asked()).toHaveLength(2);
  });

  it("is renewed by the life it tells, whatever the calendar of either side", async () => {
    const who = newAccess();
    api.script[ask] = [[201, living(5 * 60_000)]];
    await look(who);
    await look(who);
    expect(asked()).toHaveLength(1);
    const brief = newAccess();
    api.script[ask] = [[201, living(1_000)]];
    await look(brief);
    await new Promise((resolve) => setTimeout(resolve, 850));
    await look(brief);
    expect(asked()).toHaveLength(3);
  });

  it("without a readable life is used once", async () => {
    const who = newAccess();
    api.script[ask] = [[201, { ...authorization, data: { token: "abc.def" } }]];
    await look(who);
    await look(who);
    expect(asked()).toHaveLength(2);
  });

  it("that failed is asked for again by the next call", async () => {
    const who = newAccess();
    api.script[ask] = [
      [500, ""],
      [201, authorization],
    ];
    expect(await kindOf(look(who))).toBe("unavailable");
    expect(await kindOf(look(who))).toBe("ok");
  });
});

describe("a token that is refused", () => {
  it.each([401, 403])("with %i is replaced once, and the call made again", async (status) => {
    const who = newAccess();
    api.script[search] = [
      [status, ""],
      [200, success([found])],
    ];
    expect(await kindOf(look(who))).toBe("ok");
    expect(asked()).toHaveLength(2);
  });

  it("again is credentials_refused (401) or account_blocked (403), without a third try", async () => {
    api.script[search] = [[401, ""]];
    expect(await kindOf(look())).toBe("credentials_refused");
    api.script[search] = [[403, ""]];
    expect(await kindOf(look())).toBe("account_blocked");
    expect(asked()).toHaveLength(4);
  });
});

describe("an authorization that was not given", () => {
  it.each<[number, unknown, string]>([
    [400, invalid("hashString"), "credentials_refused"],
    [401, "", "credentials_refused"],
    [403, "", "credentials_refused"],
    [404, "", "unavailable"],
    [429, "", "rate_limited"],
    [500, { code: "166", message: "Error interno del servidor.", data: [] }, "unavailable"],
    [400, { code: "166", message: "", data: [] }, "unavailable"],
    [201, "<html>", "unavailable"],
    [201, { code: "101", data: authorization.data }, "unavailable"],
    [201, { code: "100", data: { token: "line\r\nbreak" } }, "unavailable"],
  ])("for %i %j is %s, and the call itself is never made", async (status, body, kind) => {
    api.script[ask] = [[status, body]];
    expect(await kindOf(look())).toBe(kind);
    expect(api.seen.filter((seen) => seen.line !== ask)).toEqual([]);
  });

  it("leaves a create certainly undone, never an unknown outcome", async () => {
    api.script[ask] = [[500, ""]];
    expect(await api.gateway.cancelVoucher(newAccess(), "2523136")).toMatchObject({
      error: { kind: "unavailable" },
    });
  });
});

describe("a look at the account", () => {
  it("asks for a new token each time, so that keys taken back are noticed", async () => {
    const who = newAccess();
    await look(who);
    expect(await api.gateway.checkAccount(who)).toMatchObject({
      ok: true,
      value: { merchantId: who.credentials["service_id"], country: "PE", isTestAccount: false },
    });
    expect(asked()).toHaveLength(2);
  });

  it("tells a test account by its environment", async () => {
    const who = newAccess();
    const integration = { ...who, credentials: { ...who.credentials, environment: "integration" } };
    expect(await api.gateway.checkAccount(integration)).toMatchObject({ value: { isTestAccount: true } });
  });
});

describe("the hosts", () => {
  it("are those of the account's environment, and one other for both when it is not production's", () => {
    const { defaultBaseUrl } = pagoEfectivo;
    expect(hostsFor(defaultBaseUrl, false).api).toBe("https://services.pagoefectivo.pe");
    expect(hostsFor(defaultBaseUrl, true)).toEqual({
      api: "https://pre1a.services.pagoefectivo.pe",
      pages: "https://pre1a.payment.pagoefectivo.pe",
    });
    expect(hostsFor("http://127.0.0.1:9", true).api).toBe("http://127.0.0.1:9");
  });
});
