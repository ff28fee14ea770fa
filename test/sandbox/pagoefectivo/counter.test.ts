import { describe, expect, it } from "vitest";
import { startPagoEfectivoCounter } from "../../../sandbox/gateways/pagoefectivo/counter/start.ts";
import { call, cipOf, closeAfterTest, createCip, startSandbox } from "./sandbox-setup.ts";

async function openCounter() {
  const pagoEfectivo = await startSandbox();
  const counter = await startPagoEfectivoCounter({ port: 0, pagoEfectivo });
  closeAfterTest(() => counter.close());
  const get = async (path: string) => {
    const response = await fetch(counter.url + path);
    return { status: response.status, text: await response.text() };
  };
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields);
    const response = await fetch(counter.url + path, { method: "POST", body, headers });
    return { status: response.status, text: await response.text() };
  };
  return { pagoEfectivo, get, post };
}

describe("the agent's counter", () => {
  it("lists open CIPs and shows collector, exact amount and deadline", async () => {
    const { pagoEfectivo, get } = await openCounter();
    const number = cipOf(await createCip(pagoEfectivo, { paymentConcept: "Order <1>" }));
    expect((await get("/")).text).toContain(`/cip?number=${number}`);
    const { text } = await get(`/cip?number=${number}`);
    for (const shown of ["Tienda Quinua", "S/. 150.50", "Order &lt;1&gt;", "Generado."])
      expect(text).toContain(shown);
  });

  it("takes the exact amount once", async () => {
    const { pagoEfectivo, post } = await openCounter();
    const number = String(cipOf(await createCip(pagoEfectivo)));
    expect((await post("/pay", { number, how: "exact" })).text).toContain("Paid (Cancelado)");
    expect(pagoEfectivo.find(number)?.status).toBe(23);
    expect(await post("/pay", { number, how: "exact" })).toMatchObject({ status: 409 });
  });

  it("expires CIPs by the clock panel and takes them late", async () => {
    const { pagoEfectivo, get, post } = await openCounter();
    const number = String(cipOf(await createCip(pagoEfectivo)));
    expect((await post("/clock", { step: "3d" })).text).toContain('data-testid="counter-none"');
    expect((await get(`/cip?number=${number}`)).text).toContain('data-testid="pay-late"');
    expect((await post("/pay", { number, how: "exact" })).status).toBe(409);
    expect((await post("/pay", { number, how: "late" })).status).toBe(200);
    expect(pagoEfectivo.find(number)?.status).toBe(23);
  });

  it("takes nothing for a deleted CIP, an unknown one, or from a page of another site", async () => {
    const { pagoEfectivo, get, post } = await openCounter();
    const number = String(cipOf(await createCip(pagoEfectivo)));
    expect(
      (await post("/pay", { number, how: "exact" }, { origin: "https://evil.example.com" })).status,
    ).toBe(400);
    expect(pagoEfectivo.find(number)?.status).toBe(22);
    await call(pagoEfectivo, `DELETE /v1/cips/${number}`);
    expect((await post("/pay", { number, how: "late" })).status).toBe(409);
    expect((await post("/pay", { number: "1", how: "exact" })).status).toBe(404);
    expect(await get(`/cip?number=${encodeURIComponent('"><script>')}`)).toMatchObject({
      status: 404,
      text: expect.not.stringContaining("<script>") as string,
    });
    expect((await get("/elsewhere")).status).toBe(404);
  });
});
