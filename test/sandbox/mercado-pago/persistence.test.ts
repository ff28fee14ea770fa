import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startMercadoPagoSandbox } from "../../../sandbox/gateways/mercado-pago/start.ts";
import {
  call,
  closeAfterTest,
  createEfecty,
  efectyBody,
  idOf,
  startSandbox,
  until,
} from "./sandbox-setup.ts";

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "recaudo-mercado-pago-"));
  closeAfterTest(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it("payments, keys, refunds and the moved clock survive a restart", async () => {
  const dataFolder = await makeFolder();
  const first = await startMercadoPagoSandbox({ port: 0, dataFolder, publicHosts: {} });
  const created = await call(first, "/v1/payments", {
    body: efectyBody({ external_reference: "a" }),
    key: "k1",
  });
  const open = idOf(await createEfecty(first));
  first.pay(idOf(created));
  await call(first, `/v1/payments/${idOf(created)}/refunds`, { body: { amount: 5000 } });
  first.advanceClock(29 * 86_400_000);
  const before = first.payments();
  await first.close();

  const second = await startSandbox({ dataFolder });
  expect(second.payments()).toEqual(before);
  const again = await call(second, "/v1/payments", {
    body: efectyBody({ external_reference: "a" }),
    key: "k1",
  });
  expect(idOf(again)).toBe(idOf(created));
  const found = await call(second, "/v1/payments/search?external_reference=a");
  expect(found.json["paging"]).toMatchObject({ total: 1 });
  expect(idOf(await createEfecty(second))).toBeGreaterThan(open);
  second.advanceClock(86_400_000);
  expect(second.find(open)?.status).toBe("cancelled");
});

it("the file is written within a second, and never half: only one name is left", async () => {
  const dataFolder = await makeFolder();
  const sandbox = await startSandbox({ dataFolder });
  await createEfecty(sandbox);
  let names: string[] = [];
  const look = setInterval(() => void readdir(dataFolder).then((found) => (names = found)), 20);
  await until(() => names.includes("mercado-pago.json"), "the snapshot");
  clearInterval(look);
  expect(names).toEqual(["mercado-pago.json"]);
});

it("without a folder nothing is kept", async () => {
  const first = await startSandbox();
  await createEfecty(first);
  expect((await startSandbox()).payments()).toEqual([]);
});
