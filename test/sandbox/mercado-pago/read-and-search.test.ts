import { describe, expect, it } from "vitest";
import {
  colombianSeller,
  colombianTestSeller,
  peruvianSeller,
} from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import {
  call,
  createEfecty,
  createPagoEfectivo,
  firstCause,
  idOf,
  startSandbox,
  type Json,
} from "./sandbox-setup.ts";

const resultsOf = (json: Json) => json["results"] as Json[];

describe("reading a payment", () => {
  it("gives the create's body again, with a request id", async () => {
    const sandbox = await startSandbox();
    const created = await createEfecty(sandbox);
    const read = await call(sandbox, `/v1/payments/${idOf(created)}`);
    expect(read.status).toBe(200);
    expect(read.json).toEqual(created.json);
    expect(read.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("does not find an unknown payment, nor another seller's", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox));
    for (const reply of [
      await call(sandbox, "/v1/payments/1"),
      await call(sandbox, `/v1/payments/${id}`, { seller: peruvianSeller }),
    ]) {
      expect(reply.status).toBe(404);
      expect(reply.json["error"]).toBe("not_found");
      expect(firstCause(reply)["code"]).toBe(2000);
    }
  });

  it.each([
    ["no token", null],
    ["an unknown token", "APP_USR-unknown"],
  ])("answers 401 with cause 7 to %s", async (_what, token) => {
    const sandbox = await startSandbox();
    const reply = await call(sandbox, "/users/me", { token });
    expect(reply.status).toBe(401);
    expect(firstCause(reply)["code"]).toBe(7);
    expect(reply.headers.get("x-request-id")).not.toBeNull();
  });

  it("does not take a token from the query string", async () => {
    const sandbox = await startSandbox();
    const path = `/users/me?access_token=${colombianSeller.accessToken}`;
    expect((await call(sandbox, path, { token: null })).status).toBe(401);
  });
});

describe("what a site offers", () => {
  it("lists each site's own method with limits and crediting time", async () => {
    const sandbox = await startSandbox();
    const colombia = JSON.parse((await call(sandbox, "/v1/payment_methods")).text) as Json[];
    const peru = JSON.parse(
      (await call(sandbox, "/v1/payment_methods", { seller: peruvianSeller })).text,
    ) as Json[];
    expect(colombia).toMatchObject([
      { id: "efecty", payment_type_id: "ticket", status: "active", min_allowed_amount: 5000 },
    ]);
    expect(colombia[0]).toMatchObject({ max_allowed_amount: 4000000, accreditation_time: 0 });
    expect(peru).toMatchObject([{ id: "pagoefectivo_atm", payment_type_id: "atm", min_allowed_amount: 5 }]);
    expect(peru[0]).toMatchObject({ max_allowed_amount: 10000, accreditation_time: 2880 });
  });

  it("lists each site's documents", async () => {
    const sandbox = await startSandbox();
    const types = async (seller: typeof colombianSeller) =>
      (JSON.parse((await call(sandbox, "/v1/identification_types", { seller })).text) as Json[]).map(
        (type) => type["id"],
      );
    expect(await types(colombianSeller)).toEqual(["CC", "CE", "NIT"]);
    expect(await types(peruvianSeller)).toEqual(["DNI", "CE", "RUC"]);
  });

  it("says whose token it is, and marks test users", async () => {
    const sandbox = await startSandbox();
    const real = await call(sandbox, "/users/me");
    expect(real.json).toMatchObject({ id: colombianSeller.userId, site_id: "MCO", country_id: "CO" });
    expect(real.json["tags"]).not.toContain("test_user");
    expect((await call(sandbox, "/users/me", { seller: colombianTestSeller })).json["tags"]).toContain(
      "test_user",
    );
  });
});

describe("search", () => {
  it("finds by external reference, with text ids, without metadata, and only one's own", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox, { external_reference: "a", metadata: { x: 1 } }));
    await createEfecty(sandbox, { external_reference: "b" });
    await createPagoEfectivo(sandbox, { external_reference: "a" });
    const reply = await call(sandbox, "/v1/payments/search?external_reference=a");
    expect(reply.json["paging"]).toEqual({ total: 1, limit: 30, offset: 0 });
    expect(resultsOf(reply.json)[0]).toMatchObject({ id: String(id), external_reference: "a" });
    expect(resultsOf(reply.json)[0]).not.toHaveProperty("metadata");
  });

  it("pages, sorts and filters by window and status", async () => {
    let time = Date.parse("2026-10-01T00:00:00Z");
    const sandbox = await startSandbox({ now: () => new Date(time) });
    const ids: number[] = [];
    for (let index = 0; index < 5; index += 1) {
      time += 60_000;
      ids.push(idOf(await createEfecty(sandbox)));
    }
    const search = async (query: string) => {
      const reply = await call(sandbox, `/v1/payments/search?${query}`);
      return resultsOf(reply.json).map((result) => Number(result["id"]));
    };
    expect(await search("sort=date_created&criteria=asc&limit=2&offset=2")).toEqual(ids.slice(2, 4));
    expect(await search("criteria=desc&limit=1")).toEqual(ids.slice(4));
    expect(await search("range=date_created&begin_date=NOW-1MINUTES&end_date=NOW&criteria=asc")).toEqual(
      ids.slice(3),
    );
    const begin = encodeURIComponent("2026-09-30T20:02:00.000-04:00");
    expect(await search(`range=date_last_updated&begin_date=${begin}&criteria=asc`)).toEqual(ids.slice(1));
    sandbox.pay(ids[0] ?? 0);
    expect(await search("status=approved")).toEqual(ids.slice(0, 1));
    expect(await search(`collector.id=${colombianSeller.userId}&limit=100`)).toHaveLength(5);
    expect(await search("collector.id=1")).toEqual([]);
  });

  it.each([
    ["begin_date=yesterday", 1001],
    ["sort=amount", 1003],
    ["criteria=up", 1004],
    ["offset=10001", 1000],
    ["limit=101", 1000],
    ["begin_date=NOW-365DAYS", 9062],
  ])("refuses %s with %i", async (query, code) => {
    const sandbox = await startSandbox();
    const reply = await call(sandbox, `/v1/payments/search?${query}`);
    expect(reply.status).toBe(400);
    expect(firstCause(reply)["code"]).toBe(code);
  });

  it("lags behind when told to: first nothing, then the state before the last change", async () => {
    let time = Date.parse("2026-10-01T00:00:00Z");
    const sandbox = await startSandbox({ now: () => new Date(time) });
    sandbox.faults.searchLagMs = 1000;
    const id = idOf(await createEfecty(sandbox, { external_reference: "a" }));
    const seen = async () => {
      const reply = await call(sandbox, "/v1/payments/search?external_reference=a");
      return resultsOf(reply.json).map((result) => result["status"]);
    };
    expect(await seen()).toEqual([]);
    time += 1000;
    expect(await seen()).toEqual(["pending"]);
    sandbox.pay(id);
    sandbox.pay(id, { again: true });
    expect(await seen()).toEqual(["pending"]);
    expect((await call(sandbox, `/v1/payments/${id}`)).json["status"]).toBe("approved");
    time += 1000;
    expect(await seen()).toEqual(["approved"]);
  });
});
