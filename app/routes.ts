import { route, type RouteConfig } from "@remix-run/route-config";

export default [
  route("pay/refused/:notice", "routes/pay/refused.tsx"),
  route("pay/:token", "routes/pay/page.tsx"),
  route("pay/:token/calendar", "routes/pay/calendar.ts"),
  route("pay/:token/sheet", "routes/pay/sheet.ts"),
  route("pay/:token/picture", "routes/pay/picture.ts"),
  route("pay/:token/barcode", "routes/pay/barcode.ts"),
  route("pay/:token/return", "routes/pay/return.tsx"),
  route("pay/:token/cancel", "routes/pay/cancel.tsx"),
  route("refund/:token", "routes/refund/page.tsx"),
  route("shopify/payments", "routes/shopify-payments/begin.tsx"),
  route("shopify/payments/auth/callback", "routes/shopify-payments/callback.tsx"),
  route("shopify/payments/setup", "routes/shopify-payments/setup.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
