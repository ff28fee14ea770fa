import { healthyCircuit } from "../../../app/domain/circuit.ts";
import type { GatewayAccount } from "../../../app/ports/records.ts";
import type { AccountStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";
import type { Rows } from "./tables.ts";

type AccountRow = Rows["accounts"];

export function createMemoryAccountStore(db: MemoryDatabase, connection: Connection): AccountStore {
  const all = (): Promise<readonly (AccountRow & Pick<GatewayAccount, "circuit">)[]> =>
    db.once(connection, (view) => view.all("accounts").map((row) => withCircuit(view, row)));
  const accessOf = ({ id, credentials }: AccountRow) => ({ accountId: id, credentials });
  return {
    list: async (shopId) =>
      (await all())
        .filter((row) => row.shopId === shopId)
        .map(({ credentials: _, ...account }) => account)
        .sort((one, other) => one.priority - other.priority),
    async access(shopId, accountId) {
      const row = (await all()).find(({ id }) => id === accountId);
      return row?.shopId === shopId ? { ...accessOf(row), circuit: row.circuit } : null;
    },
    async findForWebhook(accountId, gateway) {
      const row = (await all()).find((each) => each.id === accountId && each.gateway === gateway);
      return row ? { shopId: row.shopId, access: accessOf(row), previous: null } : null;
    },
    forgetRemembered: () => false,
    save: ({ check, ...given }) =>
      db.once(connection, async (view) => {
        const { shopId, gateway, mode, credentials, checkedAt } = given;
        const { country, merchantId, limits } = check;
        await view.lock("accounts", `${shopId} ${gateway} ${mode} ${country}`);
        const known = view
          .all("accounts")
          .find(
            (row) =>
              row.shopId === shopId &&
              row.gateway === gateway &&
              row.mode === mode &&
              row.country === country,
          );
        const account = {
          id: known?.id ?? given.id,
          shopId,
          gateway,
          mode,
          country,
          merchantId,
          limits,
          checkedAt,
          priority: known?.priority ?? 0,
        };
        view.put("accounts", account.id, { ...account, credentials });
        const { credentials: _, ...saved } = withCircuit(view, { ...account, credentials });
        return saved;
      }),
    saveCheck: (shopId, accountId, { limits }, checkedAt) =>
      db.once(connection, async (view) => {
        await view.lock("accounts", accountId);
        const row = view.get("accounts", accountId);
        if (row?.shopId === shopId) view.put("accounts", accountId, { ...row, limits, checkedAt });
      }),
    listStale: async (checkedBefore, limit) =>
      (await all())
        .filter(({ checkedAt }) => checkedAt < checkedBefore)
        .sort((one, other) => Number(one.checkedAt) - Number(other.checkedAt))
        .slice(0, limit)
        .map(({ credentials: _, ...account }) => account),
  };
}

function withCircuit(view: View, row: AccountRow): AccountRow & Pick<GatewayAccount, "circuit"> {
  return { ...row, circuit: view.get("circuits", row.id) ?? healthyCircuit };
}
