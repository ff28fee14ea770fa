import { healthyCircuit, type Circuit } from "../domain/circuit.ts";
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

/** The same with its place in the order and the circuit, whose row is missing while all is well. */
interface RoutedAccountRow extends AccountRow {
  readonly priority: number;
  readonly failures: number | null;
  readonly open_until: Date | null;
}

const routedAccounts = `select gateway_account.*, circuit.failures, circuit.open_until
  from gateway_account left join gateway_circuit circuit on circuit.gateway_account_id = gateway_account.id`;
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
      const text = `${routedAccounts} where gateway_account.shop_id = $1 order by priority, created_at`;
      const { rows } = await db.query<RoutedAccountRow>({ name: "account-list", text, values: [shopId] });
      return rows.map(toAccount);
    },

    async access(shopId, accountId) {
      const row = await readRouted(db, shopId, accountId);
      return row ? { ...open(row), circuit: toCircuit(row) } : null;
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
      const id = await saveRow(db, box, account);
      remembered.delete(id);
      const saved = await readRouted(db, account.shopId, id);
      if (!saved) throw new Error("an account that was just saved is gone");
      return toAccount(saved);
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
      const text = `${routedAccounts} where checked_at < $1 order by checked_at limit $2`;
      const { rows } = await db.query<RoutedAccountRow>({
        name: "account-stale",
        text,
        values: [checkedBefore, limit],
      });
      return rows.map(toAccount);
    },
  };
}

async function readRouted(
  db: Queryable,
  shopId: string,
  accountId: string,
): Promise<RoutedAccountRow | undefined> {
  const text = `${routedAccounts} where gateway_account.shop_id = $1 and gateway_account.id = $2`;
  return firstRow<RoutedAccountRow>(db, { name: "account-access", text, values: [shopId, accountId] });
}

/** The id of the account's row, the one that was there before or the new one. */
async function saveRow(db: Queryable, box: SealedBox, account: NewGatewayAccount): Promise<string> {
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
    returning id`;
  const sealed = box.seal(plain, place);
  const limits = JSON.stringify(storeLimits(check.limits));
  const isSameMerchant = existing?.merchant_id === check.merchantId;
  const values = [id, ...key, check.merchantId, sealed, limits, checkedAt, replaced, isSameMerchant];
  const row = await firstRow<{ id: string }>(db, { name: "account-save", text, values });
  if (!row) throw new Error("two first saves of one account raced: save again");
  return row.id;
}

type SavedRow = Pick<AccountRow, "id" | "merchant_id" | "credentials">;

function toCircuit({ failures, open_until: openUntil }: RoutedAccountRow): Circuit {
  return failures === null ? healthyCircuit : { failures, openUntil };
}

function toAccount(row: RoutedAccountRow): GatewayAccount {
  return {
    id: row.id,
    shopId: row.shop_id,
    gateway: row.gateway,
    mode: row.mode,
    country: row.country,
    merchantId: row.merchant_id,
    limits: readLimits(row.limits),
    checkedAt: row.checked_at,
    priority: row.priority,
    circuit: toCircuit(row),
  };
}
