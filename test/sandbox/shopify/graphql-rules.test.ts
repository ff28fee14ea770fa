import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PaymentSession } from "../../../sandbox/shopify/records.ts";
import { bogota, callGraphql, lima, useSandbox, type GraphqlAnswer } from "./running-sandbox.ts";

const running = useSandbox();
const hourMs = 3600_000;
let token: string;

beforeAll(() => {
  token = running.sandbox.install(bogota).access_token;
});
beforeEach(() => {
  running.sandbox.setFault(null);
});

const sessionFields = `paymentSession {
  id pendingExpiresAt
  state { ... on PaymentSessionState { code } ... on PaymentSessionStateRejected { reason merchantMessage } }
  nextAction { action context { ... on PaymentSessionActionsRedirect { redirectUrl } } }
}`;
const pendingQuery = `mutation ($id: ID!, $at: DateTime!) {
  paymentSessionPending(id: $id, pendingExpiresAt: $at, reason: BUYER_ACTION_REQUIRED) {
    ${sessionFields} userErrors { code message }
  }
}`;
const resolveQuery = `mutation ($id: ID!) {
  paymentSessionResolve(id: $id) { ${sessionFields} userErrors { field message } }
}`;
const rejectQuery = `mutation ($id: ID!) {
  paymentSessionReject(id: $id, reason: { code: CANCELLED_PAYMENT, merchantMessage: "unpaid" }) {
    ${sessionFields} userErrors { field message }
  }
}`;

async function open(amount = "5000.00"): Promise<PaymentSession> {
  return (await running.sandbox.checkout({ shop: bogota, amount })).session;
}
function pend(id: string, inMs = 72 * hourMs): Promise<GraphqlAnswer> {
  const at = new Date(running.clock.now + inMs).toISOString();
  return callGraphql(running, token, pendingQuery, { variables: { id, at } });
}
function say(query: string, id: string): Promise<GraphqlAnswer> {
  return callGraphql(running, token, query, { variables: { id } });
}
function outcomes(gid: string): (string | null)[][] {
  return running.sandbox.callsAbout(gid).map((call) => [call.mutation, call.outcome]);
}
function statusOf(session: PaymentSession): string | undefined {
  return running.sandbox.orderOf(session.id)?.financialStatus;
}

describe("a payment session", () => {
  test("made pending gives a pending order and the way to the thank-you page", async () => {
    const session = await open();
    const { status, body } = await pend(session.gid);
    expect(status).toBe(200);
    expect(body.data?.["paymentSessionPending"]).toMatchObject({
      paymentSession: {
        id: session.gid,
        state: { code: "PENDING" },
        nextAction: {
          action: "REDIRECT",
          context: {
            redirectUrl: `${running.sandbox.url}/shops/${bogota}/checkouts/${session.checkoutId}/thank-you`,
          },
        },
      },
      userErrors: [],
    });
    expect(statusOf(session)).toBe("PENDING");
  });

  test("resolved twice is applied once and succeeds both times", async () => {
    const session = await open();
    await pend(session.gid);
    const [first, second] = [await say(resolveQuery, session.gid), await say(resolveQuery, session.gid)];
    expect(second).toEqual(first);
    expect(first.body.data?.["paymentSessionResolve"]).toMatchObject({
      paymentSession: { state: { code: "RESOLVED" } },
    });
    expect(statusOf(session)).toBe("PAID");
    expect(outcomes(session.gid)).toEqual([
      ["paymentSessionPending", "applied"],
      ["paymentSessionResolve", "applied"],
      ["paymentSessionResolve", "repeated"],
    ]);
  });

  test("made pending again answers the same and keeps the first expiry", async () => {
    const session = await open();
    const first = await pend(session.gid, hourMs);
    expect(await pend(session.gid, 2 * hourMs)).toEqual(first);
  });

  test.each([
    ["resolved", "rejected", resolveQuery, rejectQuery, "paymentSessionReject"],
    ["rejected", "resolved", rejectQuery, resolveQuery, "paymentSessionResolve"],
  ])("once %s cannot be %s", async (_, __, first, opposite, mutation) => {
    const session = await open();
    await pend(session.gid);
    await say(first, session.gid);
    const { status, body } = await say(opposite, session.gid);
    expect(status).toBe(200);
    expect(body.data?.[mutation]?.userErrors).toHaveLength(1);
    expect(body.data?.[mutation]?.["paymentSession"]).toBeNull();
    const contradictions = running.sandbox.contradictions();
    expect(contradictions).toContainEqual(
      expect.objectContaining({ sessionGid: session.gid, kind: "opposite_final" }),
    );
  });

  test("cannot become pending after its end", async () => {
    const session = await open();
    await say(resolveQuery, session.gid);
    const { body } = await pend(session.gid);
    expect(body.data?.["paymentSessionPending"]?.userErrors[0]?.code).toBe("PENDING_INVALID_STATE");
  });

  test("left pending past its time shows expired, and a late resolve still makes it paid", async () => {
    const session = await open();
    await pend(session.gid, hourMs);
    running.clock.now += 2 * hourMs;
    expect(statusOf(session)).toBe("EXPIRED");
    token = running.sandbox.install(bogota).access_token;
    await say(resolveQuery, session.gid);
    expect(statusOf(session)).toBe("PAID");
  });

  test("rejected while pending leaves an expired order", async () => {
    const session = await open();
    await pend(session.gid);
    await say(rejectQuery, session.gid);
    expect(statusOf(session)).toBe("EXPIRED");
  });

  test("rejected before it was pending makes no order and bars the provider from the checkout", async () => {
    const session = await open();
    const { body } = await say(rejectQuery, session.gid);
    expect(JSON.stringify(body.data)).toContain(`/checkouts/${session.checkoutId}?rejected=1`);
    expect(running.sandbox.orderOf(session.id)).toBeNull();
    expect(running.sandbox.state.checkouts.get(session.checkoutId)?.isProviderBarred).toBe(true);
  });

  test("of a group that is already paid cannot be resolved as well", async () => {
    const first = await open();
    const { session: second } = await running.sandbox.checkout({ shop: bogota, again: first });
    await say(resolveQuery, first.gid);
    const { body } = await say(resolveQuery, second.gid);
    expect(body.data?.["paymentSessionResolve"]?.userErrors).toHaveLength(1);
    expect(running.sandbox.contradictions()).toContainEqual(
      expect.objectContaining({ kind: "paid_twice_in_group", messages: [first.gid, second.gid] }),
    );
  });
});

test.each([
  ["past", -1000, "EXPIRED_PENDING_EXPIRES_AT"],
  ["seven days and a second ahead", 7 * 24 * hourMs + 1000, "OUT_OF_RANGE_PENDING_EXPIRES_AT"],
])("an expiry that is %s is refused with its code", async (_, inMs, code) => {
  const session = await open();
  const { body } = await pend(session.gid, inMs);
  expect(body.data?.["paymentSessionPending"]?.userErrors[0]?.code).toBe(code);
  expect(running.sandbox.orderOf(session.id)).toBeNull();
});

describe("the schema", () => {
  test.each([
    [
      "a code on resolve's errors",
      `mutation { paymentSessionResolve(id: "gid://x/1") { userErrors { code } } }`,
      "code",
    ],
    ["an unknown field", `{ paymentSession(id: "1") { id } }`, "paymentSession"],
    [
      "an unknown reason",
      `mutation { paymentSessionReject(id: "1", reason: { code: EXPIRED }) { userErrors { message } } }`,
      "EXPIRED",
    ],
    [
      "a date without zone",
      `mutation { paymentSessionPending(id: "1", pendingExpiresAt: "2026-11-25T10:00:00", reason: BUYER_ACTION_REQUIRED) { userErrors { code } } }`,
      "DateTime",
    ],
  ])("refuses %s inside a 200, and nothing is executed", async (_, query, word) => {
    const { status, body } = await callGraphql(running, token, query);
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(JSON.stringify(body.errors)).toContain(word);
    expect(running.sandbox.state.calls.at(-1)).toMatchObject({ outcome: "invalid" });
  });

  test("is served for 2026-10 only", async () => {
    const query = "{ publicApiVersions { handle } }";
    expect((await callGraphql(running, token, query)).status).toBe(200);
    expect((await callGraphql(running, token, query, { version: "2025-01" })).status).toBe(404);
  });
});

describe("the access token", () => {
  const refused = "[API] Invalid API key or access token (unrecognized login or wrong password)";

  test("of another shop, or none, is refused with Shopify's 401", async () => {
    const { access_token: ofLima } = running.sandbox.install(lima);
    for (const wrong of [ofLima, "", "shpat_unknown"]) {
      const answer = await callGraphql(running, wrong, "{ publicApiVersions { handle } }");
      expect(answer).toEqual({ status: 401, body: { errors: refused } });
    }
  });

  test("does not reach sessions of another shop", async () => {
    const { access_token: ofLima } = running.sandbox.install(lima);
    const session = await open();
    const options = { shop: lima, variables: { id: session.gid } };
    const { body } = await callGraphql(running, ofLima, resolveQuery, options);
    expect(body.data?.["paymentSessionResolve"]?.userErrors[0]?.message).toBe("Payment session not found");
    expect(session.state).toBe("open");
  });
});

describe("refunds", () => {
  const close = (verb: string, reason = ""): string =>
    `mutation ($id: ID!) { refundSession${verb}(id: $id ${reason}) {
      refundSession { id state { ... on RefundSessionState { code } } } userErrors { code message } } }`;
  const resolveRefund = close("Resolve");
  const rejectRefund = close("Reject", ", reason: { code: PROCESSING_ERROR }");

  test("in part and then in full change the order's status", async () => {
    const session = await open("5000.00");
    await say(resolveQuery, session.gid);
    const part = await running.sandbox.move("refund", session.id, "1000.00");
    expect(statusOf(session)).toBe("PAID");
    await say(resolveRefund, part.session.gid);
    expect(statusOf(session)).toBe("PARTIALLY_REFUNDED");
    const rest = await running.sandbox.move("refund", session.id, "4000.00");
    await say(resolveRefund, rest.session.gid);
    expect(statusOf(session)).toBe("REFUNDED");
  });

  test("take the same end again but not the opposite one", async () => {
    const session = await open();
    await say(resolveQuery, session.gid);
    const { session: refund } = await running.sandbox.move("refund", session.id);
    await say(rejectRefund, refund.gid);
    expect((await say(rejectRefund, refund.gid)).body.data?.["refundSessionReject"]?.userErrors).toEqual([]);
    const opposite = await say(resolveRefund, refund.gid);
    expect(opposite.body.data?.["refundSessionResolve"]?.userErrors[0]?.code).toBe(
      "REFUND_SESSION_INVALID_STATE",
    );
    expect(statusOf(session)).toBe("PAID");
  });

  test("that do not exist are answered with their code", async () => {
    const answer = await say(resolveRefund, "gid://shopify/RefundSession/none");
    expect(answer.body.data?.["refundSessionResolve"]?.userErrors[0]?.code).toBe("REFUND_SESSION_NOT_FOUND");
  });
});

test("an authorization is paid once captured and voided once voided", async () => {
  const start = async (): Promise<PaymentSession> => {
    const { session } = await running.sandbox.checkout({ shop: bogota, kind: "authorization" });
    await say(resolveQuery, session.gid);
    expect(statusOf(session)).toBe("AUTHORIZED");
    return session;
  };
  for (const [kind, status] of [
    ["capture", "PAID"],
    ["void", "VOIDED"],
  ] as const) {
    const session = await start();
    const { session: move } = await running.sandbox.move(kind, session.id);
    await say(`mutation ($id: ID!) { ${kind}SessionResolve(id: $id) { userErrors { code } } }`, move.gid);
    expect(statusOf(session)).toBe(status);
  }
});

test("paymentsAppConfigure tells the shop whether the app is ready", async () => {
  const query = `mutation ($ready: Boolean!) { paymentsAppConfigure(ready: $ready, externalHandle: "tienda") {
    paymentsAppConfiguration { ready externalHandle } userErrors { field message } } }`;
  const { body } = await callGraphql(running, token, query, { variables: { ready: false } });
  expect(body.data?.["paymentsAppConfigure"]).toEqual({
    paymentsAppConfiguration: { ready: false, externalHandle: "tienda" },
    userErrors: [],
  });
  expect(running.sandbox.state.installations.get(bogota)?.isReady).toBe(false);
});
