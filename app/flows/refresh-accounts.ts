import { timeLimits } from "../domain/time-limits.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { GatewayAccount } from "../ports/records.ts";
import type { AccountStore, AlertStore } from "../ports/store.ts";

export interface RefreshAccountsDeps {
  readonly accounts: AccountStore;
  readonly alerts: AlertStore;
  findGateway(id: string): Gateway;
}

const atOnce = 20;

/** Reads again what each account may take, once a day; a dead token becomes an alert before a shopper meets it. */
export async function refreshAccounts(deps: RefreshAccountsDeps, now: Date): Promise<void> {
  const checkedBefore = new Date(now.getTime() - timeLimits.accountCheckHours * 3_600_000);
  for (const account of await deps.accounts.listStale(checkedBefore, atOnce))
    await refreshOne(deps, account, now);
}

async function refreshOne(deps: RefreshAccountsDeps, account: GatewayAccount, now: Date): Promise<void> {
  const access = await deps.accounts.access(account.shopId, account.id);
  if (!access) return;
  const key = `account:${account.id}:credentials`;
  const check = await deps.findGateway(account.gateway).checkAccount(access);
  if (check.ok) {
    await deps.accounts.saveCheck(account.shopId, account.id, check.value, now);
    await deps.alerts.resolve(key);
  } else if (check.error.kind === "credentials_refused" || check.error.kind === "account_blocked") {
    const detail = { gateway: account.gateway, error: check.error.kind, detail: check.error.detail };
    await deps.alerts.raise({ shopId: account.shopId, kind: "credentials_refused", key, detail });
  }
}
