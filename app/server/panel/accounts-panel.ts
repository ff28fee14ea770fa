import type { Container } from "../../container.server.ts";
import type { ConnectedAccount, GatewayChoice, WebhookAddress } from "../../domain/panel-account.ts";
import { probeNow } from "../../flows/probe-now.ts";
import { saveAccount } from "../../flows/save-account.ts";
import { setAccountPriority } from "../../flows/set-account-priority.ts";
import { newId } from "../../lib/id.ts";
import { err, ok } from "../../lib/result.ts";
import type { Gateway } from "../../ports/gateway.ts";
import type { GatewayAccount } from "../../ports/records.ts";
import { describeAccounts } from "../describe-accounts.ts";
import type { AccountsPanel } from "../panel-container.ts";
import type { PanelOwner } from "./panel-owner.ts";

/** The accounts of one shop at gateways, for the panel. */
export function createAccountsPanel(container: Container, { shopId, actor }: PanelOwner): AccountsPanel {
  const { accounts, clock, gateways } = container;
  return {
    async listAccounts() {
      const saved = await accounts.list(shopId);
      return {
        gateways: gateways.map(describeGateway),
        accounts: saved.map((account) => describeConnected(container, account)),
      };
    },

    async showAccountForms(gatewayId) {
      const gateway = gateways.find(({ id }) => id === gatewayId);
      if (!gateway) return null;
      const forms = describeAccounts(container, gateway, await accounts.list(shopId));
      return { gateway: describeGateway(gateway), forms };
    },

    async saveAccount({ gatewayId, mode, country, values }) {
      const gateway = gateways.find(({ id }) => id === gatewayId);
      if (!gateway) return err("unknown_gateway");
      const owner = { gateway, shopId, actor };
      const saved = await saveAccount({ ...container, newId }, owner, { mode, country, values }, clock.now());
      return saved.ok ? ok() : saved;
    },

    setAccountPriority: (accountId, priority) =>
      setAccountPriority(container, shopId, { accountId, priority, actor }),

    async listWebhooks() {
      const saved = await accounts.list(shopId);
      return Promise.all(saved.map((account) => describeWebhook(container, account)));
    },

    async probeWebhook(accountId) {
      const by = { actor, reason: null };
      const probed = await probeNow(container, { shopId, accountId }, by, clock.now());
      return probed.ok ? ok(probed.value.outcome) : probed;
    },
  };
}

function describeGateway({ id, name, offers }: Gateway): GatewayChoice {
  return {
    id,
    name,
    offers: offers.map(({ method, country, voucherLife, confirmationMinutes, refund }) => ({
      method,
      country,
      maxLifeHours: voucherLife.maxHours,
      confirmationMinutes,
      canRefund: refund.paidTo !== null,
    })),
  };
}

function describeConnected({ findGateway }: Container, account: GatewayAccount): ConnectedAccount {
  const { id, gateway, mode, country, merchantId, checkedAt, priority } = account;
  const gatewayName = findGateway(gateway).name;
  return { id, gatewayId: gateway, gatewayName, mode, country, merchantId, checkedAt, priority };
}

async function describeWebhook(
  { webhookHealth, webhookUrl, findGateway }: Container,
  { id, shopId, gateway, mode, country }: GatewayAccount,
): Promise<WebhookAddress> {
  const health = await webhookHealth.read(shopId, id);
  return {
    accountId: id,
    gatewayName: findGateway(gateway).name,
    mode,
    country,
    address: webhookUrl(gateway, id),
    probedAt: health?.probedAt ?? null,
    outcome: health?.probeOutcome ?? null,
    heardAt: health?.heardAt ?? null,
  };
}
