import { randomUUID } from "node:crypto";
import type pg from "pg";
import { money } from "../../../app/domain/money.ts";
import { createSealedBox, parseKeyRing } from "../../../app/lib/sealed-box.ts";
import { createAccountStore } from "../../../app/store/account-store.ts";
import { createShopStore } from "../../../app/store/shop-store.ts";
import { benchKeys } from "./app-processes.ts";

export const shopDomain = "bench-shop.myshopify.com";

export async function seedShop(pool: pg.Pool): Promise<string> {
  return (await createShopStore(pool).install(randomUUID(), shopDomain, new Date())).id;
}

/** A merchant's Mercado Pago account, sealed with the keys the web process gets. */
export async function seedAccount(pool: pg.Pool, shopId: string, webhookSecret: string): Promise<string> {
  const ring = parseKeyRing(benchKeys.SEALING_KEYS);
  if (!ring.ok) throw new Error(ring.error);
  const limits = { efecty: { min: money(1_000_000n, "COP"), max: money(500_000_000n, "COP") } };
  const account = await createAccountStore(pool, createSealedBox(ring.value), () => new Date()).save({
    id: randomUUID(),
    shopId,
    gateway: "mercado-pago",
    mode: "live",
    check: { country: "CO", merchantId: "300000001", isTestAccount: false, limits },
    credentials: { access_token: "invented", webhook_secret: webhookSecret },
    checkedAt: new Date(),
  });
  return account.id;
}

/** Equal ground for the next round: no rows, and statistics that say so. */
export async function clearPayments(pool: pg.Pool): Promise<void> {
  await pool.query("delete from payment");
  await pool.query("vacuum (analyze) payment");
  await pool.query("checkpoint");
}

export async function clearWebhooks(pool: pg.Pool): Promise<void> {
  await pool.query("truncate inbox, pgboss.job");
  await pool.query("analyze inbox");
  await pool.query("checkpoint");
}
