import { existsSync } from "node:fs";
import { join } from "node:path";
import { html, type Html } from "../../web/html.ts";
import { adminUrl, shopOrigin, type Sandbox } from "../sandbox.ts";
import type { StoreOrder } from "../store/records.ts";
import type { BlockData } from "./block-data.ts";

const handles: Readonly<Record<string, string>> = {
  "purchase.thank-you.block.render": "voucher-block",
  "customer-account.order-status.block.render": "voucher-block",
  "admin.order-details.block.render": "order-block",
};

/** Where a page shows the app's block of this target. Nothing where no bundle was built, or the app is not registered. */
export function blockPlace(
  sandbox: Sandbox,
  order: StoreOrder,
  target: string,
  language: string,
): Html | false {
  const { app, blocksFolder } = sandbox;
  const handle = handles[target];
  if (!app.store || handle === undefined || blocksFolder === null) return false;
  if (!existsSync(join(blocksFolder, handle, "main.js"))) return false;
  const isAdmin = target.startsWith("admin.");
  const base = isAdmin ? adminUrl(sandbox, order.shop) : shopOrigin(sandbox, order.shop);
  const data: BlockData = {
    target,
    handle,
    language,
    tokenUrl: `${base}/block-token`,
    appOrigin: isAdmin ? appOrigin(sandbox) : null,
    appUrl: `${adminUrl(sandbox, order.shop)}/apps/recaudo`,
    order: {
      id: order.gid,
      name: order.name,
      confirmationNumber: order.confirmationNumber,
      processedAt: order.createdAt,
    },
  };
  return html`<section class="card narrow" data-testid="block" data-block="${JSON.stringify(data)}"></section>
    <script src="/blocks/host/page.js"></script>`;
}

export function appOrigin({ app }: Sandbox): string {
  return new URL(app.applicationUrl).origin;
}
