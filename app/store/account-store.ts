import type { Country } from "../domain/method.ts";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { Credentials, GatewayAccess } from "../ports/gateway.ts";
import type { GatewayAccount, NewGatewayAccount } from "../ports/records.ts";
import type { AccountStore } from "../ports/store.ts";
import { readLimits, storeLimits, type StoredLimits } from "./account-limits.ts";
import { firstRow, type Queryable } from "./database.ts";
import { openOrThrow } from "./sealed-people.ts";

interface AccountRow {
  readonly id: string;
  readonly shop_id: string;
  readonly gateway: string;
  readonly mode: "live" | "test";
  readonly country: Country;
  readonly merchant_id: string;
  readonly credentials: string;
  readonly limits: StoredLimits;
  readonly checked_at: Date;
}

const accountColumns = "id, shop_id, gateway, mode, country, merchant_id, credentials, limits, checked_at";
const boundTo = (shopId: string, accountId: string): string => `shop:${shopId}:gateway-account:${accountId}`;

/** Opened accounts are remembered for a moment, so that a flood of webhooks does not ask the database each time. */
const rememberMs = 30_000;

export function createAccountStore(db: Queryable, box: SealedBox, now: () => Date): AccountStore {
  const remembered = new Map<string, { row: AccountRow; access: GatewayAccess; until: number }>();

  function open(row: AccountRow): GatewayAccess {
    const text = openOrThrow(box, row.credentials, boundTo(row.shop_id, row.id));
    return { accountId: row.id, credentials: JSON.parse(text) as Credentials };
  }

  return {
    async list(shopId) {
      const text = `select ${accountColumns} from gateway_account where shop_id = $1 order by created_at`;
      const { rows } = await db.query<AccountRow>({ name: "account-list", text, values: [shopId] });
      return rows.map(toAccount);
    },

    async access(shopId, accountId) {
      const text = `select ${accountColumns} from gateway_account where shop_id = $1 and id = $2`;
      const row = await firstRow<AccountRow>(db, {
        name: "account-access",
        text,
        values: [shopId, accountId],
      });
      return row ? open(row) : null;
    },

    async findForWebhook(accountId, gateway) {
      const kept = remembered.get(accountId);
      if (kept && kept.until > now().getTime() && kept.row.gateway === gateway)
        return { shopId: kept.row.shop_id, access: kept.access };
      const text = `select ${accountColumns} from gateway_account where id = $1 and gateway = $2`;
      const row = await firstRow<AccountRow>(db, {
        name: "account-webhook",
        text,
        values: [accountId, gateway],
      });
      if (!row) return null;
      const access = open(row);
      remembered.set(accountId, { row, access, until: now().getTime() + rememberMs });
      return { shopId: row.shop_id, access };
    },

    forgetRemembered: (accountId) => remembered.delete(accountId),

    async save(account) {
      const row = await saveRow(db, box, account);
      remembered.delete(row.id);
      return toAccount(row);
    },

    async saveCheck(shopId, accountId, check, checkedAt) {
      const text = `update gateway_account set limits = $3, checked_at = $4 where shop_id = $1 and id = $2`;
      await db.query({
        name: "account-check",
        text,
        values: [shopId, accountId, JSON.stringify(storeLimits(check.limits)), checkedAt],
      });
    },

    async listStale(checkedBefore, limit) {
      const text = `select ${accountColumns} from gateway_account where checked_at < $1 order by checked_at limit $2`;
      const { rows } = await db.query<AccountRow>({
        name: "account-stale",
        text,
        values: [checkedBefore, limit],
      });
      return rows.map(toAccount);
    },
  };
}

async function saveRow(db: Queryable, box: SealedBox, account: NewGatewayAccount): Promise<AccountRow> {
  const { shopId, gateway, mode, check, checkedAt } = account;
  const find = `select id from gateway_account where shop_id = $1 and gateway = $2 and mode = $3 and country = $4`;
  const key = [shopId, gateway, mode, check.country];
  const existing = await firstRow<{ id: string }>(db, { name: "account-find", text: find, values: key });
  const id = existing?.id ?? account.id;
  const sealed = box.seal(JSON.stringify(account.credentials), boundTo(shopId, id));
  // The `where` keeps a box sealed for one row out of another, should two saves race for the first row.
  const text = `insert into gateway_account (${accountColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (shop_id, gateway, mode, country) do update set merchant_id = excluded.merchant_id,
      credentials = excluded.credentials, limits = excluded.limits, checked_at = excluded.checked_at
      where gateway_account.id = excluded.id
    returning ${accountColumns}`;
  const values = [id, ...key, check.merchantId, sealed, JSON.stringify(storeLimits(check.limits)), checkedAt];
  const row = await firstRow<AccountRow>(db, { name: "account-save", text, values });
  if (!row) throw new Error("two first saves of one account raced: save again");
  return row;
}

function toAccount(row: AccountRow): GatewayAccount {
  return {
    id: row.id,
    shopId: row.shop_id,
    gateway: row.gateway,
    mode: row.mode,
    country: row.country,
    merchantId: row.merchant_id,
    limits: readLimits(row.limits),
    checkedAt: row.checked_at,
  };
}
