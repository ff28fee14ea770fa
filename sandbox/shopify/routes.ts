import { captureOrder, refundOrder, repeatSession, voidOrder } from "./admin/order-actions.ts";
import { showOrder } from "./admin/order-page.ts";
import { showOrders } from "./admin/orders-page.ts";
import { activate, showSettings } from "./admin/settings-page.ts";
import { giveSessionToken, openStoreApp, showStoreApp } from "./admin/store-app-page.ts";
import { changeStoreOrder, showStoreOrderToMerchant } from "./admin/store-order-page.ts";
import {
  giveBuyerToken,
  giveMerchantToken,
  serveBundle,
  serveHost,
  serveTexts,
} from "./blocks/serve-blocks.ts";
import { expireTokens, sendChosenWebhook, switchFault, uninstallApp } from "./admin/tool-actions.ts";
import { showTools } from "./admin/tools-page.ts";
import { serveGraphql } from "./graphql/endpoint.ts";
import { grantToken } from "./oauth/access-token.ts";
import { approve, authorize } from "./oauth/authorize.ts";
import { openApp } from "./oauth/install.ts";
import { showCheckout } from "./pages/checkout.ts";
import { showOrderStatus, showThankYou } from "./pages/order-status.ts";
import { payCheckout, payOrderAgain } from "./pages/pay.ts";
import { buy, showHome, showProduct } from "./pages/product.ts";
import { showStoreOrder, showStoreThankYou } from "./pages/store-order.ts";
import type { Route } from "./router.ts";
import { serveBridgeScript } from "./store/bridge-script.ts";
import { serveAdmin } from "./store/endpoint.ts";
import { serveStylesheet } from "./stylesheet.ts";

const settings = "/shops/:shop/services/payments_partners/gateways/:apiKey/settings";

/** Everything the pretend Shopify serves. `/shops/{shop}` stands for `https://{shop}`. */
export const routes: readonly Route[] = [
  ["GET", "/", showHome],
  ["GET", "/sandbox.css", serveStylesheet],
  ["GET", "/shopifycloud/app-bridge.js", serveBridgeScript],
  ["GET", "/blocks/host/:file", serveHost],
  ["GET", "/blocks/:handle/main.js", serveBundle],
  ["GET", "/blocks/:handle/locales/:language", serveTexts],

  ["POST", "/shops/:shop/payments_apps/api/:version/graphql.json", serveGraphql],
  ["POST", "/shops/:shop/admin/api/:version/graphql.json", serveAdmin],
  ["GET", "/shops/:shop/admin/oauth/authorize", authorize],
  ["POST", "/shops/:shop/admin/oauth/authorize", approve],
  ["POST", "/shops/:shop/admin/oauth/access_token", grantToken],
  ["GET", "/shops/:shop/admin/apps/:apiKey", openStoreApp],
  ["GET", settings, showSettings],
  ["POST", settings, activate],

  ["GET", "/shops/:shop", showProduct],
  ["POST", "/shops/:shop/cart", buy],
  ["GET", "/shops/:shop/checkouts/:checkout", showCheckout],
  ["POST", "/shops/:shop/checkouts/:checkout", payCheckout],
  ["GET", "/shops/:shop/checkouts/:checkout/thank-you", showThankYou],
  ["GET", "/shops/:shop/orders/:token", showOrderStatus],
  ["POST", "/shops/:shop/orders/:token/pay", payOrderAgain],
  ["GET", "/shops/:shop/store-orders/:token", showStoreOrder],
  ["GET", "/shops/:shop/store-orders/:token/thank-you", showStoreThankYou],
  ["GET", "/shops/:shop/block-token", giveBuyerToken],

  ["GET", "/admin", showHome],
  ["GET", "/admin/:shop", showOrders],
  ["GET", "/admin/:shop/apps/recaudo", openApp],
  ["GET", "/admin/:shop/apps/store", showStoreApp],
  ["GET", "/admin/:shop/apps/store/id-token", giveSessionToken],
  ["GET", "/admin/:shop/orders/:order", showOrder],
  ["POST", "/admin/:shop/orders/:order/refund", refundOrder],
  ["POST", "/admin/:shop/orders/:order/capture", captureOrder],
  ["POST", "/admin/:shop/orders/:order/void", voidOrder],
  ["GET", "/admin/:shop/store-orders/:order", showStoreOrderToMerchant],
  ["POST", "/admin/:shop/store-orders/:order", changeStoreOrder],
  ["POST", "/admin/:shop/sessions/:session/repeat", repeatSession],
  ["GET", "/admin/:shop/block-token", giveMerchantToken],
  ["GET", "/admin/:shop/tools", showTools],
  ["POST", "/admin/:shop/faults", switchFault],
  ["POST", "/admin/:shop/expire-tokens", expireTokens],
  ["POST", "/admin/:shop/webhooks", sendChosenWebhook],
  ["POST", "/admin/:shop/uninstall", uninstallApp],
];
