import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { AppLoadContext } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import express from "express";
import routes from "../../app/routes.ts";
import { ok } from "../../app/lib/result.ts";
import type { PageContainer } from "../../app/server/page-container.ts";
import type { PanelContainer, PanelRequest } from "../../app/server/panel-container.ts";
import { guardPanel, panelOf } from "../../app/server/panel/guard-panel.ts";
import { createPanelOpener } from "../../app/server/panel/open-panel.ts";
import { createStoreAccess } from "../../app/server/store-access.ts";
import type { FlowWorld } from "./flow-world.ts";
import { installStore, storeShopOf } from "./store-shop.ts";

/** A page of the panel, as app/routes.ts lists it. */
export interface PanelRoute {
  /** Under app/, such as `routes/panel/settings.tsx`. */
  readonly file: string;
  readonly path: string;
}

/** Every page of the panel. One that is added is here too. */
export function panelRoutes(): readonly PanelRoute[] {
  const entries: readonly RouteConfigEntry[] = routes;
  const layout = entries.find(({ file }) => file === "routes/panel/layout.tsx");
  if (!layout) throw new Error("the panel has no layout");
  return pagesIn(layout, "");
}

function pagesIn({ file, path, children }: RouteConfigEntry, parent: string): PanelRoute[] {
  const own = path === undefined ? parent : `${parent}/${path}`;
  return [{ file, path: own }, ...(children ?? []).flatMap((child) => pagesIn(child, own))];
}

const staffId = "42";

/** The panel of a shop's merchant, as the gate would open it. Installs the store app. */
export async function openPanelOf(world: FlowWorld, domain: string): Promise<PanelContainer> {
  await installStore(world, domain);
  const shop = await storeShopOf(world, domain);
  return createPanelOpener(world.container)({ shop, userId: staffId });
}

/** What a route's loader and action are given when the gate has let the merchant in. */
export function contextOf(panel: PanelContainer): AppLoadContext {
  const bridge = { apiKey: "store-key", scriptUrl: "https://bridge.example.com/app-bridge.js" };
  return {
    container: {} as PageContainer,
    requestId: "test",
    panel: { visit: ok({ panel, bridge }), headers: {}, nonce: "n" },
  };
}

function openedBy({ visit }: PanelRequest): string {
  return visit.ok ? visit.value.panel.shopDomain : visit.error;
}

/** The gate on a port of its own; behind it an answer that says whose panel was opened. */
export async function startGate(world: FlowWorld) {
  const { container } = world;
  if (!container.storeApp) throw new Error("no store app");
  const app = express();
  const gate = guardPanel({
    access: createStoreAccess(container, container.storeApp),
    openPanel: createPanelOpener(container),
    bridge: { apiKey: "store-key", scriptUrl: "https://bridge.example.com/app-bridge.js" },
    publicUrl: "https://recaudo.example.com",
    shopOrigin: "https://{shop}",
  });
  app.use(gate);
  app.use((_request, response) => {
    const panel = panelOf(response);
    response.set(panel?.headers ?? {}).json({ opened: panel ? openedBy(panel) : null });
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ask: (path: string, options: RequestInit = {}) =>
      fetch(`${origin}${path}`, { redirect: "manual", ...options }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
