import * as dlocal from "../../sandbox/gateways/dlocal/merchants.ts";
import * as mercadoPago from "../../sandbox/gateways/mercado-pago/sellers.ts";
import { quinuaService } from "../../sandbox/gateways/pagoefectivo/merchants.ts";
import type { PagoEfectivoSandbox } from "../../sandbox/gateways/pagoefectivo/start.ts";
import { setUpShop, type ShopSetup } from "../../sandbox/merchant/set-up-shop.ts";
import type { ShopifySandbox } from "../../sandbox/shopify/start.ts";

type Account = ShopSetup["accounts"][number];

/** Mercado Pago stands first in the product's list, so it comes first in both shops; the others take over. */
const accountsOf: Readonly<Record<string, readonly Account[]>> = {
  "tienda-bogota.myshopify.com": [
    atMercadoPago("live", mercadoPago.colombianSeller),
    atMercadoPago("test", mercadoPago.colombianTestSeller),
    atDlocal(dlocal.colombianMerchant, "CO"),
  ],
  "tienda-lima.myshopify.com": [
    atMercadoPago("live", mercadoPago.peruvianSeller),
    atMercadoPago("test", mercadoPago.peruvianTestSeller),
    {
      mode: "live",
      gateway: "pagoefectivo",
      fields: {
        access_key: quinuaService.accessKey,
        secret_key: quinuaService.secretKey,
        service_id: String(quinuaService.serviceId),
        environment: "production",
      },
    },
    atDlocal(dlocal.peruvianMerchant, "PE"),
  ],
};

function atMercadoPago(mode: "live" | "test", seller: mercadoPago.Seller): Account {
  const fields = { access_token: seller.accessToken, webhook_secret: seller.webhookSecret };
  return { mode, gateway: "mercado-pago", fields };
}

function atDlocal(merchant: dlocal.Merchant, country: "CO" | "PE"): Account {
  const { login, transKey, secretKey } = merchant;
  const fields = { login, trans_key: transKey, secret_key: secretKey, environment: "live", country };
  return { mode: "live", gateway: "dlocal", fields };
}

/** Installs and sets up the app in the pretend shops that do not have it yet, as their merchants would. */
export async function setUpShops(world: {
  readonly shopify: ShopifySandbox;
  readonly pagoEfectivo: PagoEfectivoSandbox;
}): Promise<void> {
  const { shopify, pagoEfectivo } = world;
  for (const [shop, accounts] of Object.entries(accountsOf)) {
    if (shopify.state.installations.has(shop)) continue;
    const webhookUrls = await setUpShop({ installUrl: shopify.installUrl(shop), accounts });
    const url = webhookUrls.get("pagoefectivo");
    // The others are told where to ring with each voucher; at PagoEfectivo the staff sets it.
    if (url !== undefined) pagoEfectivo.setNotificationUrl(quinuaService.serviceId, url);
  }
}
