import { beforeEach, describe, expect, test } from "vitest";
import { payUrl } from "./stand-in-app.ts";
import { bogota, lima, useSandbox } from "./running-sandbox.ts";

const running = useSandbox();

beforeEach(() => {
  running.app.received.length = 0;
  running.app.replies.length = 0;
});

describe("the payment session request", () => {
  test("carries the documented headers and body and presents the payments client certificate", async () => {
    const { session, answer } = await running.sandbox.checkout({
      shop: bogota,
      amount: "125000.50",
      locale: "en",
    });
    const [request] = running.app.received;
    expect(answer).toMatchObject({ isAccepted: true, status: 200, attempts: 1, redirectUrl: payUrl });
    expect(request?.clientName).toBe("Sandbox payments client");
    expect(request?.headers).toMatchObject({
      "shopify-shop-domain": bogota,
      "shopify-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      "shopify-api-version": "2026-10",
      "content-type": "application/json",
    });
    expect(JSON.parse(request?.body ?? "")).toMatchObject({
      id: session.id,
      gid: `gid://shopify/PaymentSession/${session.id}`,
      group: session.group,
      session_id: expect.any(String) as string,
      amount: "125000.50",
      currency: "COP",
      test: false,
      merchant_locale: "es",
      payment_method: {
        type: "offsite",
        data: {
          cancel_url: `${running.sandbox.url}/shops/${bogota}/checkouts/${session.checkoutId}?canceled=1`,
        },
      },
      proposed_at: session.createdAt,
      kind: "sale",
      customer: {
        email: "comprador@example.com",
        locale: "en",
        billing_address: { given_name: "Ana", family_name: "Gómez", country_code: "CO" },
      },
    });
  });

  test("says nothing of an order, which does not exist yet", async () => {
    const { session } = await running.sandbox.checkout({ shop: lima });
    expect(Object.keys(JSON.parse(running.app.received[0]?.body ?? "") as object).sort()).toEqual(
      [
        "amount",
        "currency",
        "customer",
        "gid",
        "group",
        "id",
        "kind",
        "merchant_locale",
        "payment_method",
      ].concat(["proposed_at", "session_id", "test", "transaction_metadata"]),
    );
    expect(running.sandbox.orderOf(session.id)).toBeNull();
  });

  test("marks a test order", async () => {
    await running.sandbox.checkout({ shop: lima, isTest: true });
    expect(JSON.parse(running.app.received[0]?.body ?? "")).toMatchObject({ test: true, currency: "PEN" });
  });

  test("keeps the group and the session_id over attempts of one checkout, under a new id", async () => {
    const first = await running.sandbox.checkout({ shop: bogota });
    await running.sandbox.checkout({ shop: bogota, again: first.session });
    const [one, two] = running.app.received.map(
      (request) => JSON.parse(request.body) as Record<string, string>,
    );
    expect(two?.["group"]).toBe(one?.["group"]);
    expect(two?.["session_id"]).toBe(one?.["session_id"]);
    expect(two?.["id"]).not.toBe(one?.["id"]);
  });
});

describe("retries", () => {
  test("after an error, a cut connection or silence send the same body under a new request id", async () => {
    for (const reply of [{ status: 500 }, "reset", "silence"] as const) {
      running.app.received.length = 0;
      running.app.replies.push(reply);
      const { answer } = await running.sandbox.checkout({ shop: bogota });
      const [first, second] = running.app.received;
      expect(answer).toMatchObject({ isAccepted: true, attempts: 2 });
      expect(second?.body).toBe(first?.body);
      expect(second?.headers["shopify-request-id"]).not.toBe(first?.headers["shopify-request-id"]);
    }
  });

  test("end after the last try, and every try is in the log", async () => {
    running.app.replies.push({ status: 503 }, { status: 503 }, { status: 422 });
    const { session, answer } = await running.sandbox.checkout({ shop: bogota });
    expect(answer).toMatchObject({ isAccepted: false, status: 422, attempts: 3, redirectUrl: null });
    const tries = running.sandbox.state.sent.filter((entry) => entry.subject === session.id);
    expect(tries.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 503],
      [2, 503],
      [3, 422],
    ]);
  });

  test.each([
    ["no JSON", "welcome"],
    ["no redirect_url", "{}"],
    ["a redirect_url that is no address", JSON.stringify({ redirect_url: "/pay" })],
    ["a redirect_url of 8192 characters", JSON.stringify({ redirect_url: `${payUrl}/`.padEnd(8192, "x") })],
  ])("follow a 2xx with %s", async (_, body) => {
    running.app.replies.push({ status: 200, body });
    expect((await running.sandbox.checkout({ shop: bogota })).answer).toMatchObject({
      isAccepted: true,
      attempts: 2,
    });
  });

  test("by hand repeat the very bytes", async () => {
    const { session } = await running.sandbox.checkout({ shop: bogota });
    await running.sandbox.repeat(session.id);
    expect(running.app.received[1]?.body).toBe(running.app.received[0]?.body);
  });
});

describe("refund, capture and void requests", () => {
  test("name the original payment, and a void carries no amount", async () => {
    const { session } = await running.sandbox.checkout({ shop: bogota, amount: "5000.00" });
    const refund = await running.sandbox.move("refund", session.id, "1000.50");
    const capture = await running.sandbox.move("capture", session.id);
    const voided = await running.sandbox.move("void", session.id);
    const bodies = running.app.received.slice(1).map(({ path, body }) => [path, JSON.parse(body) as object]);
    const common = { payment_id: session.id, test: false, merchant_locale: "es" };
    expect(bodies).toEqual([
      ["/refund", expect.objectContaining({ ...common, amount: "1000.50", currency: "COP" })],
      ["/capture", expect.objectContaining({ ...common, amount: "5000.00", currency: "COP" })],
      ["/void", expect.not.objectContaining({ amount: expect.anything() as unknown })],
    ]);
    expect(refund.session.gid).toBe(`gid://shopify/RefundSession/${refund.session.id}`);
    expect(capture.session.gid).toBe(`gid://shopify/CaptureSession/${capture.session.id}`);
    expect(voided.session.gid).toBe(`gid://shopify/VoidSession/${voided.session.id}`);
    expect(refund.answer).toMatchObject({ isAccepted: true, status: 201 });
  });
});
