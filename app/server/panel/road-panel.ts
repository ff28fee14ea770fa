import type { Container } from "../../container.server.ts";
import { roadOf } from "../../domain/setup-road.ts";
import type { PanelContainer } from "../panel-container.ts";
import type { PanelOwner } from "./panel-owner.ts";

/** How far one shop is on its way to taking cash. */
export function createRoadPanel(
  container: Container,
  { shopId }: PanelOwner,
): Pick<PanelContainer, "showRoad"> {
  const { accounts, webhookHealth, orderSettings, latestOrders } = container;
  return {
    async showRoad() {
      const live = (await accounts.list(shopId)).filter(({ mode }) => mode === "live");
      const healths = await Promise.all(live.map(({ id }) => webhookHealth.read(shopId, id)));
      const { methodNames } = await orderSettings.read(shopId);
      return roadOf({
        hasLiveAccount: live.length > 0,
        areWebhooksProved: healths.every((health) => health?.probeOutcome === "ok"),
        hasMethodName: methodNames.length > 0,
        hasPaidOrder: await latestOrders.hasPaid(shopId),
      });
    },
  };
}
