import { probeNow } from "../../../app/flows/probe-now.ts";
import { findAccounts, pick } from "../find.ts";
import { utc } from "../moment.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { refusal } from "../problem-words.ts";
import { shortId } from "../short-id.ts";
import { exitCodes, OperateError, textOf, type Verb } from "../verb.ts";

export const webhooks: Verb = {
  name: "webhooks",
  usage: "[probe <account id>] [--shop <domain>]",
  about: "Whether the webhooks of each account reach us; with probe, rings at an account's address now.",
  options: { ...options.shop, ...options.reason },
  async run(bench, { values, words: [word, id] }) {
    const accounts = await findAccounts(bench, values);
    if (word === "probe") {
      const { id: accountId, shopId } = pick(accounts, id, { what: "account", list: "webhooks" });
      const by = { actor: bench.actor, reason: textOf(values, "reason") };
      const probed = await probeNow(bench.deps, { shopId, accountId }, by, bench.now);
      if (!probed.ok) throw refusal(probed.error);
      const { address, outcome } = probed.value;
      if (outcome !== "ok") throw new OperateError(`${address}: ${outcome}. ${adviceOn[outcome]}`);
      return bench.print(`${address} leads here.`);
    }
    if (word !== undefined) throw new OperateError("Say nothing, or probe <account id>", exitCodes.usage);
    if (accounts.length === 0) return bench.print("No shop has an account at a gateway yet.");
    const rows = accounts.map(async ({ id: accountId, shopId, shop, gateway, mode }) => {
      const health = await bench.deps.webhookHealth.read(shopId, accountId);
      const probedAt = health?.probedAt ? utc(health.probedAt) : "never";
      const heardAt = health?.heardAt ? utc(health.heardAt) : "never";
      const missed = String(health?.missed ?? 0);
      const probe = [health?.probeOutcome ?? "", probedAt];
      return [shortId(accountId), shop.domain, gateway, mode, ...probe, heardAt, missed];
    });
    const head = ["id", "shop", "gateway", "mode", "probe", "probed", "last heard", "missed in a row"];
    printTable(bench, head, await Promise.all(rows));
  },
};

const adviceOn = {
  unreachable: "Nobody answers there: mend name, network or proxy.",
  wrong_certificate: "Gateways refuse its certificate: mend it.",
  someone_else: "Something else than Recaudo answers there: mend the proxy, or PUBLIC_URL.",
  other_key: "A Recaudo with another SESSION_SECRET answers there.",
  other_database: "A Recaudo with another DATABASE_URL answers there.",
  clocks_differ: "The clocks of the two machines are minutes apart.",
} as const;
