import { describe, expect, it } from "vitest";
import { mercadoPagoNetwork } from "../../../sandbox/counter/mercado-pago-network.ts";
import { startCounter } from "../../../sandbox/counter/start.ts";
import { closeAfterTest, createEfecty, createPagoEfectivo, idOf, startSandbox } from "./sandbox-setup.ts";

async function openCounter() {
  const mercadoPago = await startSandbox();
  const counter = await startCounter({ port: 0, networks: [mercadoPagoNetwork(mercadoPago)] });
  closeAfterTest(() => counter.close());
  const get = async (path: string) => {
    const response = await fetch(counter.url + path);
    return { status: response.status, text: await response.text() };
  };
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields);
    const response = await fetch(counter.url + path, { method: "POST", body, headers });
    return { status: response.status, url: response.url, text: await response.text() };
  };
  return { mercadoPago, get, post };
}

const referenceOf = (mercadoPago: Awaited<ReturnType<typeof startSandbox>>, id: number) =>
  mercadoPago.find(id)?.reference ?? "";

describe("the cash counter", () => {
  it("lists open vouchers and shows network, collector, exact amount and deadline", async () => {
    const { mercadoPago, get } = await openCounter();
    const expires = new Date(Date.now() + 3 * 86_400_000).toISOString().replace("Z", "+00:00");
    const id = idOf(await createEfecty(mercadoPago, { date_of_expiration: expires }));
    const reference = referenceOf(mercadoPago, id);
    expect((await get("/")).text).toContain(`/voucher?reference=${reference}`);
    const { text } = await get(`/voucher?reference=${reference.slice(0, 3)}%20${reference.slice(3)}`);
    expect(text).toContain("Efecty");
    expect(text).toContain("Tienda Cafetal");
    expect(text).toContain("$ 120.000 COP");
    expect(text).toContain("2 d 23 h left");
  });

  it("takes the exact amount and gives a receipt", async () => {
    const { mercadoPago, post } = await openCounter();
    const id = idOf(await createPagoEfectivo(mercadoPago, { transaction_amount: 1250.5 }));
    const answer = await post("/pay", { reference: referenceOf(mercadoPago, id), how: "exact" });
    expect(answer.url).toContain("/receipt?reference=");
    expect(answer.text).toContain("S/ 1,250.50");
    expect(mercadoPago.find(id)?.status).toBe("approved");
  });

  it("takes another amount, says the difference, and refuses nonsense", async () => {
    const { mercadoPago, post } = await openCounter();
    const reference = referenceOf(mercadoPago, idOf(await createEfecty(mercadoPago)));
    expect((await post("/pay", { reference, how: "other", amount: "much" })).status).toBe(400);
    const answer = await post("/pay", { reference, how: "other", amount: "100000" });
    expect(answer.text).toContain("$ 20.000 COP less than asked");
  });

  it("refuses a paid voucher unless asked to take it twice", async () => {
    const { mercadoPago, post } = await openCounter();
    const reference = referenceOf(mercadoPago, idOf(await createEfecty(mercadoPago)));
    await post("/pay", { reference, how: "exact" });
    const refused = await post("/pay", { reference, how: "exact" });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("was paid before");
    expect((await post("/pay", { reference, how: "again" })).text).toContain("more than asked");
  });

  it("expires vouchers by the clock panel and takes them late", async () => {
    const { mercadoPago, post, get } = await openCounter();
    const expires = new Date(Date.now() + 3 * 86_400_000).toISOString().replace("Z", "+00:00");
    const id = idOf(await createEfecty(mercadoPago, { date_of_expiration: expires }));
    const reference = referenceOf(mercadoPago, id);
    expect((await post("/clock", { step: "4d" })).text).toContain('data-testid="counter-none"');
    expect((await get(`/voucher?reference=${reference}`)).text).toContain('data-testid="pay-late"');
    expect((await post("/pay", { reference, how: "exact" })).status).toBe(409);
    expect((await post("/pay", { reference, how: "late" })).url).toContain("/receipt");
    expect(mercadoPago.find(id)?.status).toBe("approved");
  });

  it("turns faults on and off", async () => {
    const { mercadoPago, post } = await openCounter();
    for (const fault of ["latency", "error_500", "hang", "reset_after"])
      await post("/faults", { network: "mercado-pago", fault, on: "1" });
    expect(mercadoPago.faults.active()).toEqual([
      { kind: "latency", ms: 2000 },
      { kind: "error_500" },
      { kind: "hang" },
      { kind: "reset_after" },
    ]);
    await post("/faults", { network: "mercado-pago", fault: "drop_webhooks", on: "1" });
    expect(mercadoPago.faults.dropWebhooks).toBe(true);
    for (const fault of ["latency", "error_500", "hang", "reset_after", "drop_webhooks"])
      await post("/faults", { network: "mercado-pago", fault, on: "0" });
    expect(mercadoPago.faults.active()).toEqual([]);
    expect(mercadoPago.faults.dropWebhooks).toBe(false);
  });

  it("says so when a reference is unknown, and escapes what was typed", async () => {
    const { get } = await openCounter();
    const answer = await get(`/voucher?reference=${encodeURIComponent('"><script>')}`);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain("No voucher has this reference");
    expect(answer.text).not.toContain("<script>");
    expect((await get("/receipt?reference=1")).status).toBe(404);
    expect((await get("/elsewhere")).status).toBe(404);
  });

  it("takes no form from a page of another site", async () => {
    const { mercadoPago, post } = await openCounter();
    const id = idOf(await createEfecty(mercadoPago));
    const fields = { reference: referenceOf(mercadoPago, id), how: "exact" };
    expect((await post("/pay", fields, { origin: "https://evil.example.com" })).status).toBe(400);
    expect(mercadoPago.find(id)?.status).toBe("pending");
  });
});
