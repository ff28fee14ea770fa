import type { Container } from "../../container.server.ts";
import type { PanelContainer } from "../panel-container.ts";
import type { Merchant } from "../store-access.ts";
import { createPaymentPages } from "./payment-pages.ts";

/** Gives each merchant the panel of their own shop: the shop's id is put in here, and pages cannot name another. */
export function createPanelOpener(container: Container): (merchant: Merchant) => PanelContainer {
  return (merchant) => ({
    shopDomain: merchant.shop.domain,
    ...createPaymentPages(container, merchant),

    async listGateways() {
      const accounts = await container.accounts.list(merchant.shop.id);
      const isConnected = (id: string): boolean => accounts.some(({ gateway }) => gateway === id);
      return container.gateways.map(({ id, name }) => ({ id, name, isConnected: isConnected(id) }));
    },
  });
}
