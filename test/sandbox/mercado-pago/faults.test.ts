import { describe, expect, it } from "vitest";
import { call, createEfecty, efectyBody, firstCause, startSandbox } from "./sandbox-setup.ts";

describe("faults", () => {
  it("reset after processing: the payment is made, the answer lost, and the same key finds it", async () => {
    const sandbox = await startSandbox();
    sandbox.faults.add({ kind: "reset_after", times: 1, method: "POST" });
    const request = { body: efectyBody(), key: "k1" };
    await expect(call(sandbox, "/v1/payments", request)).rejects.toThrow();
    expect(sandbox.payments()).toHaveLength(1);
    expect((await call(sandbox, "/v1/payments", request)).json["id"]).toBe(sandbox.payments()[0]?.id);
    expect(sandbox.payments()).toHaveLength(1);
  });

  it("reset before processing: nothing is made", async () => {
    const sandbox = await startSandbox();
    sandbox.faults.add({ kind: "reset_before", times: 1 });
    await expect(createEfecty(sandbox)).rejects.toThrow();
    expect(sandbox.payments()).toEqual([]);
    expect(sandbox.requests()[0]).toMatchObject({ method: "POST", path: "/v1/payments", status: null });
  });

  it("hang: never answers and does nothing", async () => {
    const sandbox = await startSandbox();
    sandbox.faults.add({ kind: "hang" });
    const signal = AbortSignal.timeout(50);
    await expect(fetch(`${sandbox.url}/v1/payments`, { method: "POST", signal })).rejects.toThrow();
    expect(sandbox.payments()).toEqual([]);
  });

  it("500, 429, 401 and the policy agent's 403 have their documented shapes", async () => {
    const sandbox = await startSandbox();
    sandbox.faults.add({ kind: "error_500", times: 1 });
    const broken = await createEfecty(sandbox);
    expect([broken.status, broken.json]).toEqual([
      500,
      { message: "internal_error", error: null, status: 500, cause: [] },
    ]);
    sandbox.faults.add({ kind: "rate_limited", retryAfterSeconds: 7, times: 1 });
    const limited = await createEfecty(sandbox);
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    sandbox.faults.add({ kind: "unauthorized", times: 1 });
    const unauthorized = await createEfecty(sandbox);
    expect([unauthorized.status, firstCause(unauthorized)["code"]]).toEqual([401, 7]);
    sandbox.faults.add({ kind: "blocked", times: 1 });
    expect((await createEfecty(sandbox)).json).toEqual({
      message: "At least one policy returned UNAUTHORIZED.",
      code: "PA_UNAUTHORIZED_RESULT_FROM_POLICIES",
      status: 403,
      blocked_by: "PolicyAgent",
    });
    expect(sandbox.payments()).toEqual([]);
    expect((await createEfecty(sandbox)).status).toBe(201);
  });

  it("latency delays the answer, and can be taken away", async () => {
    const sandbox = await startSandbox();
    const remove = sandbox.faults.add({ kind: "latency", ms: 60 });
    const before = performance.now();
    await call(sandbox, "/users/me");
    expect(performance.now() - before).toBeGreaterThan(55);
    remove();
    expect(sandbox.faults.active()).toEqual([]);
  });

  it("strike only the path they are meant for", async () => {
    const sandbox = await startSandbox();
    sandbox.faults.add({ kind: "error_500", path: /^\/v1\/payments\/search$/ });
    expect((await createEfecty(sandbox)).status).toBe(201);
    expect((await call(sandbox, "/v1/payments/search")).status).toBe(500);
  });

  it("logs requests without token or body", async () => {
    const sandbox = await startSandbox();
    await createEfecty(sandbox);
    const text = JSON.stringify(sandbox.requests());
    expect(sandbox.requests()).toMatchObject([{ method: "POST", path: "/v1/payments", status: 201 }]);
    expect(text).not.toContain("APP_USR");
    expect(text).not.toContain("ana@example.com");
  });
});
