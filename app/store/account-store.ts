import type { Country } from "../domain/method.ts";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { Credentials, GatewayAccess } from "../ports/gateway.ts";
import type { GatewayAccount, NewGatewayAccount } from "../ports/records.ts";
import type { AccountStore, WebhookAccount } from "../ports/store.ts";
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

/** How long replaced credentials still verify a webhook: the gateway may sign with the old secret for a while. */
const previousVerifies = "24 hours";

const accountColumns = "id, shop_id, gateway, mode, country, merchant_id, credentials, limits, checked_at";
const boundTo = (shopId: string, accountId: string): string => `shop:${shopId}:gateway-account:${accountId}`;

/** Opened accounts are remembered for a moment, so that a flood of webhooks does not ask the database each time. */
const rememberMs = 30_000;

export function createAccountStore(db: Queryable, box: SealedBox, now: () => Date): AccountStore {
  const remembered = new Map<string, { gateway: string; account: WebhookAccount; until: number }>();

  function open(row: AccountRow, sealed = row.credentials): GatewayAccess {
    const text = openOrThrow(box, sealed, boundTo(row.shop_id, row.id));
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
      if (kept && kept.until > now().getTime() && kept.gateway === gateway) return kept.account;
      const text = `select ${accountColumns}, case when replaced_at > now() - $3::interval then previous_credentials end as previous
        from gateway_account where id = $1 and gateway = $2`;
      const values = [accountId, gateway, previousVerifies];
      const row = await firstRow<AccountRow & { previous: string | null }>(db, {
        name: "account-webhook",
        text,
        values,
      });
      if (!row) return null;
      const previous = row.previous === null ? null : open(row, row.previous);
      const account = { shopId: row.shop_id, access: open(row), previous };
      remembered.set(accountId, { gateway, account, until: now().getTime() + rememberMs });
      return account;
    },

    forgetRemembered: (accountId) => remembered.delete(accountId),

    async save(account) {
      const row = await saveRow(db, box, account);
      remembered.delete(row.id);
      return toAccount(row);
    },

    ...accountChecks(db),
  };
}

/** What an account may take, read again from time to time. */
function accountChecks(db: Queryable): Pick<AccountStore, "saveCheck" | "listStale"> {
  return {
    async saveCheck(shopId, accountId, check, checkedAt) {
      // What verifies nothing any more is not kept either.
      const text = `update gateway_account set limits = $3, checked_at = $4,
          previous_credentials = case when replaced_at > now() - $5::interval then previous_credentials end
        where shop_id = $1 and id = $2`;
      await db.query({
        name: "account-check",
        text,
        values: [shopId, accountId, JSON.stringify(storeLimits(check.limits)), checkedAt, previousVerifies],
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
  const find = `select id, merchant_id, credentials from gateway_account
    where shop_id = $1 and gateway = $2 and mode = $3 and country = $4`;
  const key = [shopId, gateway, mode, check.country];
  const existing = await firstRow<SavedRow>(db, { name: "account-find", text: find, values: key });
  const id = existing?.id ?? account.id;
  const plain = JSON.stringify(account.credentials);
  const place = boundTo(shopId, id);
  // The same account with other secrets: what it signed yesterday is still on its way. Saved unchanged, all stays.
  const replaced =
    existing &&
    existing.merchant_id === check.merchantId &&
    openOrThrow(box, existing.credentials, place) !== plain
      ? existing.credentials
      : null;
  // The `where` keeps a box sealed for one row out of another, should two saves race for the first row.
  const text = `insert into gateway_account (${accountColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (shop_id, gateway, mode, country) do update set merchant_id = excluded.merchant_id,
      credentials = excluded.credentials, limits = excluded.limits, checked_at = excluded.checked_at,
      previous_credentials = coalesce($10, case when $11 then gateway_account.previous_credentials end),
      replaced_at = case when $10::text is null then gateway_account.replaced_at else now() end
      where gateway_account.id = excluded.id
    returning ${accountColumns}`;
  const sealed = box.seal(plain, place);
  const limits = JSON.stringify(storeLimits(check.limits));
  const isSameMerchant = existing?.merchant_id === check.merchantId;
  const values = [id, ...key, check.merchantId, sealed, limits, checkedAt, replaced, isSameMerchant];
  const row = await firstRow<AccountRow>(db, { name: "account-save", text, values });
  if (!row) throw new Error("two first saves of one account raced: save again");
  return row;
}

type SavedRow = Pick<AccountRow, "id" | "merchant_id" | "credentials">;

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
