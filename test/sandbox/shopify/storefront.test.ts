import { beforeEach, describe, expect, test } from "vitest";
import { payUrl } from "./stand-in-app.ts";
import { bogota, callGraphql, lima, useSandbox } from "./running-sandbox.ts";

const running = useSandbox();

beforeEach(() => {
  running.sandbox.state.installations.clear();
  running.app.replies.length = 0;
  running.app.received.length = 0;
});

async function visit(
  path: string,
  form?: Record<string, string>,
): Promise<{ status: number; to: string; text: string }> {
  const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const url = new URL(path, running.sandbox.url);
  const answer = await fetch(url, { redirect: "manual", ...init });
  return { status: answer.status, to: answer.headers.get("location") ?? "", text: await answer.text() };
}
async function startCheckout(shop: string, form: Record<string, string>): Promise<string> {
  const { status, to } = await visit(`/shops/${shop}/cart`, { quantity: "1", ...form });
  expect(status).toBe(303);
  return to;
}

describe("the shop", () => {
  test("multiplies price and quantity exactly, also with centavos", async () => {
    const checkout = await startCheckout(bogota, { own_amount: "5000,37", quantity: "3" });
    expect((await visit(checkout)).text).toContain("COP 15,001.11");
  });

  test.each([
    { own_amount: "1.005" },
    { own_amount: "-5" },
    { own_amount: "0" },
    { quantity: "0" },
    { quantity: "x" },
  ])("refuses %o with a message", async (form) => {
    const answer = await visit(`/shops/${bogota}/cart`, { price: "100.00", quantity: "1", ...form });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('role="alert"');
  });

  test("is not there for an unknown domain", async () => {
    expect((await visit("/shops/nobody.myshopify.com")).status).toBe(404);
  });
});

describe("the checkout", () => {
  test.each([
    ["nothing is installed", null, "is not installed"],
    ["the app is not ready", { isReady: false, isActivated: false }, "finish its set-up"],
    ["the app is not activated", { isReady: true, isActivated: false }, "not activated"],
  ])("says what is missing when %s, and sends nothing", async (_, installed, words) => {
    if (installed) running.sandbox.install(bogota, installed);
    const checkout = await startCheckout(bogota, { price: "5000.00" });
    const { text } = await visit(checkout, { step: "pay", method: "efecty" });
    expect(text).toContain('data-testid="app-not-ready"');
    expect(text).toContain(words);
    expect(running.app.received).toHaveLength(0);
  });

  test.each([
    [bogota, "CO", "efecty"],
    [lima, "PE", "pagoefectivo"],
  ])("of %s offers in %s only %s", async (shop, _, method) => {
    running.sandbox.install(shop);
    const { text } = await visit(await startCheckout(shop, { price: "100.00" }));
    expect(text.match(/method-\w+/g)).toEqual([`method-${method}`]);
  });

  test("hides a method from a buyer outside its country, and does not let it be forced", async () => {
    running.sandbox.install(bogota);
    const checkout = await startCheckout(bogota, { price: "5000.00" });
    const { text } = await visit(checkout, { step: "pay", method: "efecty", country: "PE" });
    expect(text).toContain('data-testid="no-method"');
    expect(running.app.received).toHaveLength(0);
  });

  test("sends the buyer's own details and then the buyer to the app", async () => {
    running.sandbox.install(lima);
    const checkout = await startCheckout(lima, { price: "214.90" });
    const form = { step: "pay", method: "pagoefectivo", email: "li@example.com", locale: "zh-CN", test: "1" };
    expect(await visit(checkout, form)).toMatchObject({ status: 303, to: payUrl });
    expect(JSON.parse(running.app.received[0]?.body ?? "")).toMatchObject({
      amount: "214.90",
      test: true,
      customer: { email: "li@example.com", locale: "zh-CN" },
    });
  });

  test("shows an error page with a way to try again when the app gives no answer", async () => {
    running.sandbox.install(bogota);
    running.app.replies.push({ status: 500 }, { status: 500 }, { status: 500 });
    const checkout = await startCheckout(bogota, { price: "5000.00" });
    const { status, text } = await visit(checkout, { step: "pay", method: "efecty" });
    expect(status).toBe(502);
    expect(text).toContain(`href="${checkout}" data-testid="try-again"`);
  });

  test("escapes what a buyer typed", async () => {
    const checkout = await startCheckout(bogota, { price: "5000.00" });
    const { text } = await visit(checkout, { step: "update", given_name: `"><script>alert(1)</script>` });
    expect(text).not.toContain("<script>");
    expect(text).toContain("&lt;script&gt;");
  });

  test("leads a buyer whose order is expired to one more attempt of the same group", async () => {
    const { access_token } = running.sandbox.install(bogota);
    const { session } = await running.sandbox.checkout({ shop: bogota });
    const at = new Date(running.clock.now + 1000).toISOString();
    const query = `mutation { paymentSessionPending(id: "${session.gid}", pendingExpiresAt: "${at}", reason: BUYER_ACTION_REQUIRED) { userErrors { code } } }`;
    await callGraphql(running, access_token, query);
    const orderPath = `/shops/${bogota}/orders/${running.sandbox.orderOf(session.id)?.token ?? ""}`;
    expect((await visit(orderPath)).text).toContain('data-status="PENDING"');
    running.clock.now += 1000;
    expect((await visit(orderPath)).text).toContain('data-testid="pay-again"');
    expect(await visit(`${orderPath}/pay`, {})).toMatchObject({ status: 303, to: payUrl });
    const groups = running.app.received.map(({ body }) => (JSON.parse(body) as { group: string }).group);
    expect(new Set(groups).size).toBe(1);
  });
});

describe("the admin", () => {
  test("lists orders with their status, and its refund button refuses more than is left", async () => {
    const { access_token } = running.sandbox.install(bogota);
    const { session } = await running.sandbox.checkout({ shop: bogota, amount: "5000.00" });
    const query = `mutation { paymentSessionResolve(id: "${session.gid}") { userErrors { message } } }`;
    await callGraphql(running, access_token, query);
    const order = running.sandbox.orderOf(session.id);
    const list = (await visit(`/admin/${bogota}`)).text;
    expect(list).toMatch(/http-equiv="refresh"/);
    expect(list).toContain(`data-order="${order?.name ?? ""}"`);
    const path = `/admin/${bogota}/orders/${order?.token ?? ""}`;
    expect((await visit(`${path}/refund`, { amount: "5000.01" })).status).toBe(422);
    expect((await visit(`${path}/refund`, { amount: "1500.50" })).status).toBe(303);
    expect(JSON.parse(running.app.received.at(-1)?.body ?? "")).toMatchObject({ amount: "1500.50" });
    expect((await visit(`${path}/refund`, { amount: "3500.00" })).status).toBe(422);
    expect((await visit(path)).text).toContain("waiting for the app");
  });

  test("lets the provider be activated only once the app is ready", async () => {
    running.sandbox.install(bogota, { isReady: false, isActivated: false });
    const settings = `/shops/${bogota}/services/payments_partners/gateways/sandbox-api-key/settings`;
    expect((await visit(settings, { active: "1" })).status).toBe(409);
    running.sandbox.install(bogota, { isReady: true, isActivated: false });
    expect((await visit(settings)).text).toContain('data-testid="activate"');
    expect((await visit(settings, { active: "1" })).status).toBe(303);
    expect(running.sandbox.state.installations.get(bogota)?.isActivated).toBe(true);
  });

  test("switches faults on for a number of calls and repeats the last session request", async () => {
    await visit(`/admin/${bogota}/faults`, { kind: "throttled", times: "2" });
    expect(running.sandbox.state.fault).toEqual({ kind: "throttled", only: null, remaining: 2 });
    await visit(`/admin/${bogota}/faults`, { kind: "", times: "" });
    expect(running.sandbox.state.fault).toBeNull();
    const { session } = await running.sandbox.checkout({ shop: bogota });
    expect((await visit(`/admin/${bogota}/tools`)).text).toContain(`/sessions/${session.id}/repeat`);
    await visit(`/admin/${bogota}/sessions/${session.id}/repeat`, {});
    expect(running.app.received[1]?.body).toBe(running.app.received[0]?.body);
  });
});
