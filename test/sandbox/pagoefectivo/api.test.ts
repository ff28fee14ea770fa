import { describe, expect, it } from "vitest";
import { alpacaService, quinuaService } from "../../../sandbox/gateways/pagoefectivo/merchants.ts";
import { authorize, call, cipOf, createCip, limaText, search, startSandbox } from "./sandbox-setup.ts";

const day = 86_400_000;
const unset = "1900-01-01T00:00:00-05:00";
const refusal = (field: string, code: string) => ({
  status: 400,
  json: { code: "111", data: [{ code, field }] },
});

describe("an authorization", () => {
  it("answers 201 with a token, the service's code and its life of two hours", async () => {
    const { status, json, data } = await authorize(await startSandbox());
    expect(status).toBe(201);
    expect(json).toMatchObject({ code: "100", message: "Solicitud exitosa." });
    expect(data).toMatchObject({ codeService: "QUI" });
    const life = Date.parse(String(data["tokenExpires"])) - Date.parse(String(data["tokenStart"]));
    expect(life).toBe(2 * 3_600_000);
  });

  it("is refused for a wrong key, service, time or hash", async () => {
    const sandbox = await startSandbox();
    const attempt = (change: object) => authorize(sandbox, quinuaService, { ...change });
    expect(await attempt({ accessKey: "no" })).toMatchObject(refusal("accessKey", "113"));
    expect(await attempt({ idService: alpacaService.serviceId })).toMatchObject(refusal("idService", "113"));
    expect(await attempt({ dateRequest: new Date().toISOString() })).toMatchObject(
      refusal("dateRequest", "113"),
    );
    expect(await attempt({ dateRequest: limaText(0) })).toMatchObject(refusal("hashString", "113"));
  });

  it("is over when its time is, or when it is taken back", async () => {
    const sandbox = await startSandbox({ tokenLifeMs: 40 });
    const token = String((await authorize(sandbox)).data["token"]);
    expect((await createCip(sandbox, {}, { token })).status).toBe(201);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await createCip(sandbox, {}, { token })).status).toBe(401);
    const lasting = await startSandbox();
    const kept = String((await authorize(lasting)).data["token"]);
    lasting.revokeTokens();
    expect((await createCip(lasting, {}, { token: kept })).status).toBe(401);
  });
});

describe("a create", () => {
  it("answers 201 with a number, the echo and the page", async () => {
    const sandbox = await startSandbox();
    const dateExpiry = limaText(Date.now() + day);
    const { status, json } = await createCip(sandbox, { amount: 25, dateExpiry });
    expect(status).toBe(201);
    expect(json).toEqual({
      code: 100,
      message: "Solicitud exitosa.",
      data: {
        cip: expect.any(Number) as number,
        currency: "PEN",
        amount: 25,
        transactionCode: "order-1001",
        dateExpiry,
        cipUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f-]{36}\.html$/) as string,
      },
    });
  });

  it("makes another CIP each time, for nothing is unique about a transactionCode", async () => {
    const sandbox = await startSandbox();
    expect(cipOf(await createCip(sandbox))).not.toBe(cipOf(await createCip(sandbox)));
    expect(sandbox.cips().map((cip) => cip.transactionCode)).toEqual(["order-1001", "order-1001"]);
  });

  it("lives four hours when no date was asked for", async () => {
    const { data } = await createCip(await startSandbox(), { dateExpiry: undefined });
    const life = Date.parse(String(data["dateExpiry"])) - Date.now();
    expect(Math.abs(life - 4 * 3_600_000)).toBeLessThan(5_000);
  });

  it.each<[string, unknown, string]>([
    ["amount", undefined, "112"],
    ["amount", "25.00", "113"],
    ["amount", 1.99, "113"],
    ["amount", 25.001, "113"],
    ["currency", "USD", "113"],
    ["transactionCode", "", "112"],
    ["transactionCode", "a".repeat(37), "113"],
    ["userEmail", undefined, "112"],
    ["userEmail", "nobody", "113"],
    ["userName", "a".repeat(31), "113"],
    ["paymentConcept", "a".repeat(51), "113"],
    ["dateExpiry", "2020-01-01T00:00:00-05:00", "113"],
    ["dateExpiry", new Date(Date.now() + day).toISOString(), "113"],
    ["dateExpiry", limaText(Date.now() + 4 * day), "113"],
  ])("with %s of %s is refused with %s", async (field, value, code) => {
    const sandbox = await startSandbox();
    expect(await createCip(sandbox, { [field]: value })).toMatchObject(refusal(field, code));
    expect(sandbox.cips()).toEqual([]);
  });

  it("above the merchant's maximum is refused with 511", async () => {
    const sandbox = await startSandbox();
    expect((await createCip(sandbox, { amount: 3724 })).status).toBe(201);
    expect(await createCip(sandbox, { amount: 3724.01 })).toMatchObject({
      status: 400,
      json: { code: "511" },
    });
  });

  it("without a token is 401, without the Origin header invalid, elsewhere 404", async () => {
    const sandbox = await startSandbox();
    expect((await createCip(sandbox, {}, { token: "none" })).status).toBe(401);
    expect(await createCip(sandbox, {}, { origin: null })).toMatchObject(refusal("Origin", "112"));
    expect(await createCip(sandbox, {}, { origin: "https://shop.example.com" })).toMatchObject(
      refusal("Origin", "113"),
    );
    expect((await call(sandbox, "GET /v1/cips")).status).toBe(404);
  });
});

describe("a search", () => {
  it("tells several at once, with unset dates in the year 1900", async () => {
    const sandbox = await startSandbox();
    const [a, b] = [cipOf(await createCip(sandbox)), cipOf(await createCip(sandbox))];
    const items = await search(sandbox, a, b, 1);
    expect(items.map((item) => item["cip"])).toEqual([a, b]);
    expect(items[0]).toMatchObject({
      transactionCode: "order-1001",
      amount: 150.5,
      currency: "PEN",
      status: 22,
      statusName: "Generado.",
      datePayment: unset,
      dateRemoval: unset,
      token: sandbox.find(a)?.pageToken,
    });
  });

  it("tells nothing of another service's CIP, and that service can neither move nor delete it", async () => {
    const sandbox = await startSandbox();
    const foreign = cipOf(await createCip(sandbox, {}, { merchant: alpacaService }));
    expect(await search(sandbox, foreign)).toEqual([]);
    expect((await call(sandbox, `DELETE /v1/cips/${foreign}`)).status).toBe(400);
    expect((await call(sandbox, `PATCH /v1/cips/${foreign}`, { body: {} })).status).toBe(400);
    expect(sandbox.find(foreign)?.status).toBe(22);
  });
});

describe("faults", () => {
  it("answer with the documented codes, and a lost answer leaves the CIP made", async () => {
    const sandbox = await startSandbox();
    const path = /^\/v1\/cips$/;
    const answered = async () => {
      const { status, json } = await createCip(sandbox);
      return [status, json["code"]];
    };
    sandbox.faults.add({ kind: "error_500", path, times: 1 });
    expect(await answered()).toEqual([500, "166"]);
    sandbox.faults.add({ kind: "blocked", path, times: 1 });
    expect(await answered()).toEqual([400, "508"]);
    expect(sandbox.cips()).toEqual([]);
    sandbox.faults.add({ kind: "reset_before", path, times: 1 });
    await expect(createCip(sandbox)).rejects.toThrow();
    expect(sandbox.cips()).toEqual([]);
    sandbox.faults.add({ kind: "reset_after", path, times: 1 });
    await expect(createCip(sandbox)).rejects.toThrow();
    expect(sandbox.cips()).toHaveLength(1);
  });
});
