import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dlocalNetwork } from "../../sandbox/counter/dlocal-network.ts";
import { mercadoPagoNetwork } from "../../sandbox/counter/mercado-pago-network.ts";
import { pagoEfectivoNetwork } from "../../sandbox/counter/pagoefectivo-network.ts";
import { startCounter } from "../../sandbox/counter/start.ts";
import * as dlocalWorld from "./dlocal/sandbox-setup.ts";
import * as mercadoPagoWorld from "./mercado-pago/sandbox-setup.ts";
import * as pagoEfectivoWorld from "./pagoefectivo/sandbox-setup.ts";

async function openCounter() {
  const mercadoPago = await mercadoPagoWorld.startSandbox();
  const dlocal = await dlocalWorld.startSandbox();
  const pagoEfectivo = await pagoEfectivoWorld.startSandbox();
  const networks = [
    mercadoPagoNetwork(mercadoPago),
    pagoEfectivoNetwork(pagoEfectivo),
    dlocalNetwork(dlocal),
  ];
  const counter = await startCounter({ port: 0, networks });
  const get = async (path: string) => {
    const response = await fetch(counter.url + path);
    return { status: response.status, text: await response.text() };
  };
  const post = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const response = await fetch(counter.url + path, { method: "POST", body });
    return { status: response.status, url: response.url, text: await response.text() };
  };
  return { mercadoPago, dlocal, pagoEfectivo, get, post, close: () => counter.close() };
}

let counter: Awaited<ReturnType<typeof openCounter>>;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(() => counter.close());

async function ticket(): Promise<string> {
  const made = await dlocalWorld.call(counter.dlocal, "/payments", { body: dlocalWorld.efectyBody() });
  return counter.dlocal.find(String(made.json["id"]))?.reference ?? "";
}
const cip = async (): Promise<string> =>
  String(pagoEfectivoWorld.cipOf(await pagoEfectivoWorld.createCip(counter.pagoEfectivo)));
async function voucher(): Promise<string> {
  const id = mercadoPagoWorld.idOf(await mercadoPagoWorld.createEfecty(counter.mercadoPago));
  return counter.mercadoPago.find(id)?.reference ?? "";
}

describe("one counter for all networks", () => {
  it("lists the open vouchers of all three, and takes any of them by its number alone", async () => {
    const references = [await voucher(), await ticket(), await cip()];
    const { text } = await counter.get("/");
    for (const reference of references) {
      expect(text).toContain(`/voucher?reference=${reference}`);
      const paid = await counter.post("/pay", { reference, how: "exact" });
      expect(paid.url).toContain(`/receipt?reference=${reference}`);
      expect((await counter.post("/pay", { reference, how: "exact" })).status).toBe(409);
    }
    expect((await counter.get("/")).text).toContain('data-testid="counter-none"');
  });

  it("takes another amount only where the network would", async () => {
    for (const reference of [await ticket(), await cip()]) {
      expect((await counter.get(`/voucher?reference=${reference}`)).text).not.toContain("pay-other");
      const refused = await counter.post("/pay", { reference, how: "other", amount: "1" });
      expect([refused.status, refused.text.includes("the exact amount only")]).toEqual([400, true]);
    }
    const taken = await counter.post("/pay", { reference: await voucher(), how: "other", amount: "100000" });
    expect(taken.text).toContain("$ 20.000 COP less than asked");
  });

  it("moves one clock for all, and takes late money at each", async () => {
    const references = [await ticket(), await cip()];
    await counter.post("/clock", { step: "4d" });
    await counter.post("/clock", { step: "4d" });
    for (const reference of references) {
      expect((await counter.post("/pay", { reference, how: "exact" })).status).toBe(409);
      expect((await counter.post("/pay", { reference, how: "late" })).url).toContain("/receipt");
    }
  });

  it("switches one gateway off and leaves the others alone", async () => {
    await counter.post("/faults", { network: "dlocal", fault: "down", on: "1" });
    expect(counter.mercadoPago.faults.isDown).toBe(false);
    await expect(fetch(counter.dlocal.url)).rejects.toThrow();
    expect((await fetch(counter.pagoEfectivo.url)).status).toBeGreaterThan(0);
    await counter.post("/faults", { network: "dlocal", fault: "down", on: "0" });
    const made = await dlocalWorld.call(counter.dlocal, "/payments", { body: dlocalWorld.efectyBody() });
    expect(made.status).toBe(200);
  });
});
