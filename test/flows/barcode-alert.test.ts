import { afterAll, beforeAll, expect, test } from "vitest";
import { readPage } from "../../app/routes/pay/read-page.ts";
import type { PageContainer } from "../../app/server/page-container.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { alertsOf, issue, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

async function openPage(token: string) {
  const container = { now: world.clock.now, ...world.pages } as PageContainer;
  const shown = await readPage(container, token, new Request(`https://pay.example.com/pay/${token}`));
  if (!shown.ok) throw new Error("no page");
  return shown.value;
}

test("a barcode that cannot be what the gateway says is left out, and one alert tells of it", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const { id } = await voucherOf(world, token);
  await world.pool.query(
    "update voucher set barcode_symbology = 'code128', barcode_content = '123456789012' where id = $1",
    [id],
  );
  expect((await openPage(token)).barcode).toMatchObject({ symbology: "code128" });
  expect(await alertsOf(world)).not.toContain("barcode_refused");

  await world.pool.query(
    "update voucher set barcode_symbology = 'itf', barcode_content = '123' where id = $1",
    [id],
  );
  for (let look = 0; look < 3; look += 1) expect((await openPage(token)).barcode).toBeNull();
  expect((await alertsOf(world)).filter((kind) => kind === "barcode_refused")).toHaveLength(1);
  const { rows } = await world.pool.query<{ times: number; detail: Record<string, unknown> }>(
    "select times, detail from alert where kind = 'barcode_refused'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ times: 1, detail: { symbology: "itf", refusal: "not_encodable" } });
});
