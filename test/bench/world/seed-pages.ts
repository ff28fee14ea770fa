import { setTimeout as wait } from "node:timers/promises";
import { askForVoucher, type FullWorld } from "./full-world.ts";

/** More than the web process keeps drawings of, so that every look draws and reads its barcode anew. */
const vouchers = 600;
const shop = "tienda-bogota.myshopify.com";

/** Pages of numbers with a barcode each, and no polling meanwhile, whose calls would be counted. */
export async function seedPages({ sandbox, database }: FullWorld): Promise<string[]> {
  const prepared: string[] = [];
  for (let made = 0; made < vouchers; made += 1) {
    const { answer } = await sandbox.shopify.checkout({ shop, amount: "125000.00" });
    if (answer.redirectUrl === null) throw new Error(`no session: ${answer.failure}`);
    await askForVoucher(answer.redirectUrl);
    prepared.push(answer.redirectUrl);
  }
  const issued = "select count(*)::int as n from voucher where status = 'issued'";
  for (const end = Date.now() + 60_000; ; await wait(100)) {
    const { rows } = await database.pool.query<{ n: number }>(issued);
    if (rows[0]?.n === vouchers) break;
    if (Date.now() > end) throw new Error("some numbers were never issued");
  }
  await database.pool.query(
    `update voucher set next_poll_at = now() + interval '1 day', barcode_symbology = 'code128',
        barcode_content = lpad(number::text, 20, '3')
      from (select id as numbered, row_number() over () as number from voucher) as each where id = numbered`,
  );
  await database.pool.query("vacuum (analyze) payment, voucher, shop_sync");
  return prepared;
}
