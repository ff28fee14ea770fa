import type { LoaderFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { money } from "../../app/domain/money.ts";
import { err, ok } from "../../app/lib/result.ts";
import { action, loader } from "../../app/routes/refund/page.tsx";
import type { PageContainer } from "../../app/server/page-container.ts";

const token = "abcdefghijklmnopqrstuv";
const address = `https://pay.example.com/refund/${token}?lang=en`;
const shown = {
  state: "ask" as const,
  shopName: "tienda.example.com",
  amount: money(18_900n, "PEN"),
  locale: "es",
  country: "PE" as const,
  linkExpiresAt: new Date(),
  isTest: false,
};

function argsWith(container: Partial<PageContainer>, request = new Request(address), params = { token }) {
  const context = { container: container as PageContainer, requestId: "req_1" };
  return { request, params, context } as LoaderFunctionArgs;
}

const post = () => new Request(address, { method: "POST", body: new URLSearchParams({ holder: " Rosa " }) });

async function thrown(work: Promise<unknown>): Promise<Response> {
  const response = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(response instanceof Response)) throw new Error("no response was thrown");
  return response;
}

describe("the refund link", () => {
  it("answers 200 while it is of use, 410 when its time is over, 404 when it never was", async () => {
    for (const [state, status] of [
      ["ask", 200],
      ["sent", 200],
      ["paid", 200],
      ["expired", 410],
      ["canceled", 410],
    ] as const) {
      const answer = await loader(argsWith({ showRefund: async () => ok({ ...shown, state }) }));
      expect(answer.init?.status).toBe(status);
    }
    expect((await thrown(loader(argsWith({ showRefund: async () => err("not_found") })))).status).toBe(404);
  });

  it("of another shape is not even looked up", async () => {
    for (const odd of ["", "short", `${token}x`, "../../etc/passwd....."]) {
      expect((await thrown(loader(argsWith({}, new Request(address), { token: odd })))).status).toBe(404);
      expect((await thrown(action(argsWith({}, post(), { token: odd })))).status).toBe(404);
    }
  });

  it("leads back to itself by GET after sending, and when it was used before", async () => {
    for (const answer of [ok(), err({ kind: "closed" as const })]) {
      const response = await thrown(action(argsWith({ sendBankAccount: async () => answer }, post())));
      expect(response.status).toBe(303);
      expect(response.headers.get("Location")).toBe(`/refund/${token}?lang=en`);
      expect(response.headers.get("Cache-Control")).toContain("no-store");
    }
  });

  it("gives back what was typed with its errors as 422", async () => {
    const refuse = async () => err({ kind: "form" as const, errors: ["bank_missing"] as const });
    const answer = await action(argsWith({ sendBankAccount: refuse }, post()));
    expect(answer.init?.status).toBe(422);
    expect(answer.data).toMatchObject({ typed: { holder: "Rosa" }, errors: ["bank_missing"] });
  });
});
