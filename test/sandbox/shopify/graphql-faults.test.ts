import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PaymentSession } from "../../../sandbox/shopify/records.ts";
import { bogota, callGraphql, useSandbox, type GraphqlAnswer } from "./running-sandbox.ts";

const running = useSandbox();
let token: string;

beforeAll(() => {
  token = running.sandbox.install(bogota).access_token;
});
beforeEach(() => {
  running.sandbox.setFault(null);
});

const resolveQuery = `mutation ($id: ID!) { paymentSessionResolve(id: $id) { userErrors { field message } } }`;

async function open(): Promise<PaymentSession> {
  return (await running.sandbox.checkout({ shop: bogota })).session;
}
function say(query: string, id: string): Promise<GraphqlAnswer> {
  return callGraphql(running, token, query, { variables: { id } });
}
function outcomes(gid: string): (string | null)[][] {
  return running.sandbox.callsAbout(gid).map((call) => [call.mutation, call.outcome]);
}

describe("faults", () => {
  test.each([
    ["throttled", "THROTTLED"],
    ["access_denied", "ACCESS_DENIED"],
  ] as const)("%s comes inside a 200", async (kind, code) => {
    running.sandbox.setFault(kind, 1);
    const { status, body } = await callGraphql(running, token, "{ publicApiVersions { handle } }");
    expect(status).toBe(200);
    expect(body.errors).toMatchObject([{ extensions: { code } }]);
  });

  test("500, cut and silent connections execute nothing and end after the calls they were set for", async () => {
    const session = await open();
    running.sandbox.setFault("reset", 1);
    await expect(say(resolveQuery, session.gid)).rejects.toThrow("fetch failed");
    running.sandbox.setFault("hang", 1);
    await expect(say(resolveQuery, session.gid)).rejects.toThrow(/timeout/);
    running.sandbox.setFault("server_error", 1);
    await expect(say(resolveQuery, session.gid)).rejects.toThrow(/JSON/);
    expect(session.state).toBe("open");
    await say(resolveQuery, session.gid);
    expect(outcomes(session.gid)).toEqual([["paymentSessionResolve", "applied"]]);
  });

  test("a lost answer is applied all the same, and the repeat succeeds", async () => {
    const session = await open();
    running.sandbox.setFault("lost_answer", 1);
    await expect(say(resolveQuery, session.gid)).rejects.toThrow("fetch failed");
    expect(session.state).toBe("resolved");
    expect((await say(resolveQuery, session.gid)).body.data?.["paymentSessionResolve"]?.userErrors).toEqual(
      [],
    );
    expect(outcomes(session.gid).map(([, outcome]) => outcome)).toEqual(["applied", "repeated"]);
  });
});
