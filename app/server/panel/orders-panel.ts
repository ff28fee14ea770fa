import type { Container } from "../../container.server.ts";
import type { GatewayTimes, LatestOrder } from "../../domain/panel-order.ts";
import { saveOrderSettings } from "../../flows/save-order-settings.ts";
import { saveSettings } from "../../flows/save-settings.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { GatewayAccount } from "../../ports/records.ts";
import type { OrderProblem, OrdersPanel } from "../panel-container.ts";
import type { PanelOwner } from "./panel-owner.ts";

/** Orders by the manual method of one shop, and what is decided for them, for the panel. */
export function createOrdersPanel(container: Container, { shopId, actor }: PanelOwner): OrdersPanel {
  const { orderSettings, settings, latestOrders } = container;

  async function change(changed: {
    readonly methodNames?: readonly string[];
    readonly expiryPolicy?: string;
  }): Promise<Result<undefined, OrderProblem>> {
    const typed = { ...(await orderSettings.read(shopId)), ...changed };
    const saved = await saveOrderSettings(container, shopId, typed, actor);
    return saved.ok ? ok() : saved;
  }

  return {
    async showManualMethod() {
      const { methodNames } = await orderSettings.read(shopId);
      const countries = new Set((await liveAccounts(container, shopId)).map(({ country }) => country));
      return { methodNames, countries: [...countries] };
    },

    saveMethodNames: (methodNames) => change({ methodNames }),

    async showFirstOrder() {
      const [{ methodNames }, order, isProved] = await Promise.all([
        orderSettings.read(shopId),
        showLatest(container, shopId),
        latestOrders.hasPaid(shopId),
      ]);
      return { order, methodNames, isProved };
    },

    async showSettings() {
      const [decided, orders, accounts] = await Promise.all([
        settings.read(shopId),
        orderSettings.read(shopId),
        liveAccounts(container, shopId),
      ]);
      const times = accounts.flatMap((account) => timesOf(container, account));
      return { settings: decided, expiryPolicy: orders.expiryPolicy, times };
    },

    saveSettings: (typed) => saveSettings(container, { shopId, settings: typed, actor, reason: null }),

    saveExpiryPolicy: (expiryPolicy) => change({ expiryPolicy }),
  };
}

async function liveAccounts({ accounts }: Container, shopId: string): Promise<readonly GatewayAccount[]> {
  return (await accounts.list(shopId)).filter(({ mode }) => mode === "live");
}

function timesOf({ findGateway }: Container, { gateway, country }: GatewayAccount): GatewayTimes[] {
  const { name, offers } = findGateway(gateway);
  return offers
    .filter((offer) => offer.country === country)
    .map(({ voucherLife, clearing }) => ({
      gatewayName: name,
      country,
      ...voucherLife,
      graceHours: clearing.hours,
      graceBusinessDays: clearing.businessDays,
    }));
}

async function showLatest(container: Container, shopId: string): Promise<LatestOrder | null> {
  const latest = await container.latestOrders.read(shopId);
  const payment = latest && (await container.payments.find(shopId, latest.paymentId));
  if (!payment) return null;
  const voucher = await container.payments.latestVoucher(shopId, payment.id);
  return {
    startedAt: latest.startedAt,
    amount: payment.amount,
    state: payment.state,
    payUrl: container.payUrl(payment.token),
    reference: voucher?.details.reference ?? null,
    country: voucher?.country ?? null,
  };
}
