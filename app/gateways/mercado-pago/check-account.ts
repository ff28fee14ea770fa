import * as z from "zod";
import type { Country, Method } from "../../domain/method.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { AccountCheck, GatewayAccess, GatewayError } from "../../ports/gateway.ts";
import type { AmountLimits, Offer } from "../../ports/offer.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { methodIds, offers } from "./offers.ts";
import { readSeller } from "./seller.ts";
import { readAmount } from "./wire-amount.ts";

const countryOfSite: Readonly<Record<string, Country>> = { MCO: "CO", MPE: "PE" };

const wireMethods = z.array(
  z.object({
    id: z.string(),
    status: z.string().nullish().catch(null),
    min_allowed_amount: z.string().nullish().catch(null),
    max_allowed_amount: z.string().nullish().catch(null),
  }),
);
type WireMethod = z.infer<typeof wireMethods>[number];

/**
 * Whose the token is and what each method takes today. A method is `off` when the account's country has none
 * or Mercado Pago does not say `active`; it is left out when its bounds cannot be read, so that the dated ones
 * of the offer serve. An account of another country is `method_unavailable`.
 */
export async function checkAccount(
  api: Api,
  access: GatewayAccess,
): Promise<Result<AccountCheck, GatewayError>> {
  const seller = await readSeller(api, access);
  if (!seller.ok) return seller;
  const { id, siteId, isTestUser } = seller.value;
  const country = Object.hasOwn(countryOfSite, siteId) ? countryOfSite[siteId] : undefined;
  if (!country) {
    return err({
      kind: "method_unavailable",
      detail: "Mercado Pago: the account is not of Colombia or Peru",
    });
  }

  const answer = await api(access, { method: "GET", path: "/v1/payment_methods" });
  if (!answer.ok) return answer;
  const methods = wireMethods.safeParse(answer.value.json);
  if (!methods.success) return err(unreadable("payment methods", "reads", answer.value.requestId));

  const limits: Partial<Record<Method, AmountLimits | "off">> = {};
  for (const offer of offers) {
    const wire = methods.data.find((method) => method.id === methodIds[offer.method]);
    const told = offer.country === country ? readLimits(offer, wire) : "off";
    if (told !== null) limits[offer.method] = told;
  }
  return ok({ merchantId: id, country, isTestAccount: isTestUser, limits });
}

function readLimits(offer: Offer, wire: WireMethod | undefined): AmountLimits | "off" | null {
  if (wire?.status !== "active") return "off";
  const min = readAmount(wire.min_allowed_amount ?? "", offer.currency);
  const max = readAmount(wire.max_allowed_amount ?? "", offer.currency);
  return min && max && min.minor <= max.minor ? { min, max } : null;
}
