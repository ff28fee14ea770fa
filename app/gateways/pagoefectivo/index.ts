import { err } from "../../lib/result.ts";
import { defineGateway, type GatewayError } from "../../ports/gateway.ts";
import type { GatewayDefinition } from "../definition.ts";
import { createApi } from "./api.ts";
import { cancelVoucher } from "./cancel-voucher.ts";
import { checkAccount } from "./check-account.ts";
import { credentials } from "./credentials.ts";
import { extendVoucher } from "./extend-voucher.ts";
import { findPayment } from "./find-payment.ts";
import { production } from "./hosts.ts";
import { issueVoucher } from "./issue-voucher.ts";
import { offer } from "./offers.ts";
import { rateBudget } from "./rate-budget.ts";
import { readWebhook } from "./webhook-reading.ts";
import { verifyWebhook } from "./webhook-signature.ts";

/** No paper names a call that gives a CIP's money back (2026-11): it goes by bank transfer or store credit. */
const noRefund: GatewayError = { kind: "refused", detail: "PagoEfectivo refunds nothing by API, not sent" };

const noSuchRefund: GatewayError = { kind: "not_found", detail: "PagoEfectivo knows no refunds" };

/** PagoEfectivo's own CIP API, under a contract of the merchant with PagoEfectivo: soles in Peru. */
export const pagoEfectivo: GatewayDefinition = {
  id: "pagoefectivo",
  defaultBaseUrl: production.api,
  create(tools) {
    const api = createApi(tools);
    return defineGateway({
      id: "pagoefectivo",
      name: "PagoEfectivo",
      offers: [offer],
      credentials,
      rateBudget,
      recoversLostVouchers: false,
      checkAccount: (access) => checkAccount(tools, access),
      issueVoucher: (access, request) => issueVoucher(api, access, request),
      findPayment: (access, lookup) => findPayment(api, access, lookup),
      cancelVoucher: (access, gatewayPaymentId) => cancelVoucher(api, access, gatewayPaymentId),
      extendVoucher: (access, gatewayPaymentId, expiresAt) =>
        extendVoucher(api, access, gatewayPaymentId, expiresAt),
      refund: () => Promise.resolve(err(noRefund)),
      findRefund: () => Promise.resolve(err(noSuchRefund)),
      webhook: { verify: verifyWebhook, read: readWebhook },
    });
  },
};
