import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { access, startScriptedApi, type ScriptedApi } from "./scripted-api.ts";
import { found, invalid, paid, success } from "./wire-samples.ts";

const id = "2523136";
const remove = `DELETE /v1/cips/${id}`;
const search = "POST /v1/cips/search";
const deleted = { ...found, status: 29, statusName: "Eliminado.", dateRemoval: "2026-08-13T19:00:00-05:00" };
const refusal = [400, invalid("cip")] as const;
let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.seen.length = 0;
  api.script = {};
});
const answers = (item: object | null) => [200, success(item === null ? [] : [item])] as const;
const cancel = async () => {
  const outcome = await api.gateway.cancelVoucher(access, id);
  return outcome.ok ? outcome.value.reading : outcome.error.kind;
};

describe("a cancellation", () => {
  it("deletes, and reads the CIP afterwards, for the answer to a delete is empty", async () => {
    api.script = { [remove]: [[200, success({})]], [search]: [answers(deleted)] };
    expect(await cancel()).toMatchObject({ facts: [{ kind: "canceled" }] });
    expect(api.seen.map((seen) => seen.line).slice(-2)).toEqual([remove, search]);
    expect(api.seen.find((seen) => seen.line === remove)?.headers.origin).toBe("web");
  });

  it("repeated, or of one that ran out, hands back how it ended", async () => {
    api.script = { [remove]: [[...refusal]], [search]: [answers(deleted)] };
    expect(await cancel()).toMatchObject({ facts: [{ kind: "canceled" }] });
    api.script[search] = [answers({ ...found, status: 21 })];
    expect(await cancel()).toMatchObject({ facts: [{ kind: "expired" }] });
  });

  it("of a paid one is not_allowed_in_state, of an unknown one not_found", async () => {
    api.script = { [remove]: [[...refusal]], [search]: [answers({ ...found, ...paid })] };
    expect(await cancel()).toBe("not_allowed_in_state");
    api.script[search] = [answers(null)];
    expect(await cancel()).toBe("not_found");
  });

  it("refused while the CIP still waits, or cannot be read, is refused", async () => {
    api.script = { [remove]: [[...refusal]], [search]: [answers(found)] };
    expect(await cancel()).toBe("refused");
    api.script[search] = [[500, ""]];
    expect(await cancel()).toBe("refused");
  });

  it("that went through but could not be read again is an unknown outcome", async () => {
    for (const after of [
      [404, ""],
      [500, ""],
      [200, "{}"],
    ] as const) {
      api.script = { [remove]: [[200, success({})]], [search]: [after] };
      expect(await cancel()).toBe("unknown_outcome");
    }
  });

  it("that failed on their side is an unknown outcome, and is not looked into at once", async () => {
    api.script = { [remove]: [[500, { code: "166", message: "", data: [] }]] };
    expect(await cancel()).toBe("unknown_outcome");
    expect(api.seen.some((seen) => seen.line === search)).toBe(false);
  });
});

describe("a look-up", () => {
  it("asks for the number as a number and takes only the CIP that was asked for", async () => {
    api.script = {
      [search]: [
        [
          200,
          success([
            { ...found, cip: 999 },
            { ...found, ...paid },
          ]),
        ],
      ],
    };
    expect(await api.gateway.findPayment(access, { gatewayPaymentId: id })).toMatchObject({
      value: { gatewayPaymentId: id, reading: { facts: [{ kind: "confirmed" }] } },
    });
    expect(api.seen.at(-1)?.body).toBe('{"data":[{"cip":2523136}]}');
    api.script = { [search]: [[200, success([{ ...found, cip: 999 }])]] };
    expect(await api.gateway.findPayment(access, { gatewayPaymentId: id })).toMatchObject({
      error: { kind: "not_found" },
    });
  });

  it("by what is no CIP number is not_found without a call", async () => {
    for (const odd of ["", "0", "12a", "1}]},{", "123456789012345"])
      expect(await api.gateway.findPayment(access, { gatewayPaymentId: odd })).toMatchObject({
        error: { kind: "not_found" },
      });
    expect(await api.gateway.cancelVoucher(access, "../x")).toMatchObject({ error: { kind: "not_found" } });
    expect(api.seen).toEqual([]);
  });

  it("that cannot be read is told as such", async () => {
    for (const body of ["", "[]", success("no"), success([{ ...found, amount: null }])]) {
      api.script = { [search]: [[200, body]] };
      expect(await api.gateway.findPayment(access, { gatewayPaymentId: id })).toMatchObject({
        error: { kind: "unreadable_answer" },
      });
    }
  });

  it("by our reference is never not_found, which would be leave to make a second CIP", async () => {
    const { transactionCode: externalReference } = found;
    expect(await api.gateway.findPayment(access, { externalReference })).toMatchObject({
      error: { kind: "unknown_outcome" },
    });
    expect(api.seen).toEqual([]);
  });
});

it("a refund is refused before any call, in full too", async () => {
  const asked = { idempotencyKey: "k", gatewayPaymentId: id, amount: money(2_500n, "PEN"), isFull: true };
  const request = { ...asked, isRepeat: false, knownRefundIds: [], notificationUrl: "https://a.example.com" };
  expect(await api.gateway.refund(access, request)).toMatchObject({ error: { kind: "refused" } });
  expect(api.seen).toEqual([]);
});
