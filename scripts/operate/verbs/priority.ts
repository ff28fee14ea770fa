import { setAccountPriority } from "../../../app/flows/set-account-priority.ts";
import { findAccounts, pick } from "../find.ts";
import { utc } from "../moment.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { refusal } from "../problem-words.ts";
import { shortId } from "../short-id.ts";
import type { Verb } from "../verb.ts";

export const priority: Verb = {
  name: "priority",
  usage: "[<account id> <0 to 1000>] [--shop <domain>]",
  about: "Lists the accounts in the order in which they are tried; with an id and a number, changes it.",
  options: options.shop,
  async run(bench, { values, words: [id, typed] }) {
    const accounts = await findAccounts(bench, values);
    if (id !== undefined) {
      const account = pick(accounts, id, { what: "account", list: "priority" });
      const wanted = /^\d{1,4}$/.test(typed ?? "") ? Number(typed) : -1;
      const change = { accountId: account.id, priority: wanted, actor: bench.actor };
      const set = await setAccountPriority(bench.deps, account.shopId, change);
      if (!set.ok) throw refusal(set.error);
      return bench.print(`${account.gateway} of ${account.shop.domain} has priority ${wanted} now.`);
    }
    if (accounts.length === 0) return bench.print("No shop has an account at a gateway yet.");
    printTable(
      bench,
      ["id", "shop", "gateway", "mode", "country", "priority", "left alone until"],
      accounts.map(({ id: accountId, shop, gateway, mode, country, priority: number, circuit }) => {
        const { openUntil } = circuit;
        const until = openUntil !== null && bench.now < openUntil ? utc(openUntil) : "";
        return [shortId(accountId), shop.domain, gateway, mode, country, String(number), until];
      }),
    );
  },
};
