import { randomUUID } from "node:crypto";
import type { MerchantAct } from "../../app/domain/merchant-act.ts";
import type { ActForm } from "../../app/server/panel-container.ts";
import { createPaymentsPanel } from "../../app/server/panel/payments-panel.ts";
import type { FlowWorld } from "./flow-world.ts";
import { paymentOf } from "./shopper.ts";

type Typed = Readonly<Record<string, string>>;

/** A form of the payment page, as a browser sends it. */
export function formOf(act: MerchantAct, typed: Typed = {}, file: ActForm["file"] = null): ActForm {
  const text = (name: string): string | null => typed[name] ?? null;
  return {
    ...{ act, file, text },
    key: typed["key"] ?? randomUUID(),
    thing: typed["thing"] ?? "",
    isTicked: (name) => text(name) !== null,
  };
}

/** The panel's pages about payments, as a member of the shop's staff has them. */
export async function staffOf(world: FlowWorld, domain: string) {
  const shop = await world.container.shops.findByDomain(domain);
  if (!shop) throw new Error(`no shop ${domain}`);
  return createPaymentsPanel(world.container, { shopId: shop.id, shopDomain: domain, actor: "staff 902541635" });
}

/** One member of the staff before one payment. */
export async function handOn(world: FlowWorld, token: string) {
  const { id, shop } = await paymentOf(world, token);
  const pages = await staffOf(world, shop.domain);
  return {
    id,
    act: (act: MerchantAct, typed?: Typed, file?: ActForm["file"]) => pages.act(formOf(act, typed, file), id),
    async view() {
      const view = await pages.viewPayment(id);
      if (!view) throw new Error("the payment is not shown");
      return view;
    },
  };
}
