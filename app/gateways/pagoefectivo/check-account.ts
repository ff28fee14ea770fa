import { ok, type Result } from "../../lib/result.ts";
import type { AccountCheck, GatewayAccess, GatewayError, HttpClient } from "../../ports/gateway.ts";
import { authorize } from "./authorize.ts";
import { readKeys } from "./credentials.ts";
import { hostsFor } from "./hosts.ts";
import { offer } from "./offers.ts";

/**
 * Tries the keys with a new authorization. PagoEfectivo tells no limits, so the dated ones of the offer stand:
 * a merchant's own, lower maximum shows only when a voucher is refused (511).
 */
export async function checkAccount(
  { http, baseUrl }: { readonly http: HttpClient; readonly baseUrl: string },
  access: GatewayAccess,
): Promise<Result<AccountCheck, GatewayError>> {
  const keys = readKeys(access);
  if (!keys.ok) return keys;
  const { isIntegration, serviceId } = keys.value;
  const token = await authorize(http, hostsFor(baseUrl, isIntegration).api, keys.value, new Date());
  if (!token.ok) return token;
  return ok({
    merchantId: serviceId,
    country: "PE",
    isTestAccount: isIntegration,
    limits: { [offer.method]: offer.limits },
  });
}
