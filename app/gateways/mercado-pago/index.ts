import { defineGateway } from "../../ports/gateway.ts";
import type { GatewayDefinition } from "../definition.ts";
import { createApi } from "./api.ts";
import { cancelVoucher } from "./cancel-voucher.ts";
import { checkAccount } from "./check-account.ts";
import { credentials } from "./credentials.ts";
import { extendVoucher } from "./extend-voucher.ts";
import { findPayment } from "./find-payment.ts";
import { issueVoucher } from "./issue-voucher.ts";
import { offers } from "./offers.ts";
import { rateBudget } from "./rate-budget.ts";
import { findRefund, refund } from "./refund.ts";
import { readWebhook } from "./webhook-reading.ts";
import { verifyWebhook } from "./webhook-signature.ts";

/** Mercado Pago's Payments API: Efecty in Colombia, PagoEfectivo in Peru. */
export const mercadoPago: GatewayDefinition = {
  id: "mercado-pago",
  defaultBaseUrl: "https://api.mercadopago.com",
  create(tools) {
    const api = createApi(tools);
    return defineGateway({
      id: "mercado-pago",
      name: "Mercado Pago",
      offers,
      credentials,
      rateBudget,
      recoversLostVouchers: true,
      checkAccount: (access) => checkAccount(api, access),
      issueVoucher: (access, request) => issueVoucher(api, access, request),
      findPayment: (access, lookup) => findPayment(api, access, lookup),
      cancelVoucher: (access, gatewayPaymentId) => cancelVoucher(api, access, gatewayPaymentId),
      extendVoucher: (access, gatewayPaymentId, expiresAt) =>
        extendVoucher(api, access, gatewayPaymentId, expiresAt),
      refund: (access, request) => refund(api, access, request),
      findRefund: (access, lookup) => findRefund(api, access, lookup),
      webhook: { verify: verifyWebhook, read: readWebhook },
    });
  },
};
