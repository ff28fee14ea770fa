import { index, route, type RouteConfig } from "@remix-run/route-config";

export default [
  route("pay/refused/:notice", "routes/pay/refused.tsx"),
  route("pay/:token", "routes/pay/page.tsx"),
  route("pay/:token/calendar", "routes/pay/calendar.ts"),
  route("pay/:token/sheet", "routes/pay/sheet.ts"),
  route("pay/:token/picture", "routes/pay/picture.ts"),
  route("pay/:token/barcode", "routes/pay/barcode.ts"),
  route("pay/:token/return", "routes/pay/return.tsx"),
  route("pay/:token/cancel", "routes/pay/cancel.tsx"),
  route("messages/stop/:token", "routes/messages/stop.tsx"),
  route("refund/:token", "routes/refund/page.tsx"),
  route("shopify/payments", "routes/shopify-payments/begin.tsx"),
  route("shopify/payments/auth/callback", "routes/shopify-payments/callback.tsx"),
  route("shopify/payments/setup", "routes/shopify-payments/setup.tsx"),
  route("shopify/store", "routes/panel/layout.tsx", [
    index("routes/panel/setup.tsx"),
    route("accounts", "routes/panel/accounts.tsx"),
    route("accounts/:gateway", "routes/panel/account-forms.tsx"),
    route("webhooks", "routes/panel/webhooks.tsx"),
    route("method", "routes/panel/method.tsx"),
    route("test-order", "routes/panel/test-order.tsx"),
    route("settings", "routes/panel/settings.tsx"),
  ]),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
