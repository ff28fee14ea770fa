import type { Container } from "../../container.server.ts";
import type { PanelContainer } from "../panel-container.ts";
import type { Merchant } from "../store-access.ts";
import { createAccountsPanel } from "./accounts-panel.ts";
import { createMessagesPanel } from "./messages-panel.ts";
import { createOrdersPanel } from "./orders-panel.ts";
import type { PanelOwner } from "./panel-owner.ts";
import { createPaymentsPanel } from "./payments-panel.ts";
import { createRoadPanel } from "./road-panel.ts";

/** Gives each merchant the panel of their own shop: the shop's id is put in here, and pages cannot name another. */
export function createPanelOpener(container: Container): (merchant: Merchant) => PanelContainer {
  return ({ shop, userId }) => {
    const owner: PanelOwner = { shopId: shop.id, shopDomain: shop.domain, actor: `staff ${userId}` };
    return {
      shopDomain: shop.domain,
      ...createRoadPanel(container, owner),
      ...createAccountsPanel(container, owner),
      ...createOrdersPanel(container, owner),
      ...createMessagesPanel(container, owner),
      ...createPaymentsPanel(container, owner),
    };
  };
}
