import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { AccountCheck, GatewayAccess, GatewayError } from "../../ports/gateway.ts";
import { incompleteKeys, type Api } from "./api.ts";
import { readKeys } from "./credentials.ts";
import { unreadable } from "./errors.ts";
import { methodIds, offers } from "./offers.ts";

const wireMethods = z.array(
  z.object({ id: z.string(), allowed_flows: z.array(z.string()).nullish().catch(null) }),
);

/**
 * Whether the keys work and what the account may take in its country. A method is `off` when dLocal does not
 * list it with the DIRECT flow; its bounds are not told, so a method that is on is left out and those of the
 * offer serve. dLocal has no call that names the merchant: the login stands for it. An account without any of
 * our methods is `method_unavailable`.
 */
export async function checkAccount(
  api: Api,
  access: GatewayAccess,
): Promise<Result<AccountCheck, GatewayError>> {
  const keys = readKeys(access);
  if (!keys) return err(incompleteKeys);
  const { country, login, environment } = keys;
  const answer = await api(access, { method: "GET", path: `/payments-methods?country=${country}` });
  if (!answer.ok) return answer;
  const listed = wireMethods.safeParse(answer.value);
  if (!listed.success) return err(unreadable("payment methods", "reads"));

  const open = offers.filter(
    (offer) =>
      offer.country === country &&
      listed.data.some(
        ({ id, allowed_flows: flows }) => id === methodIds[offer.method] && flows?.includes("DIRECT"),
      ),
  );
  if (open.length === 0) {
    const detail = "dLocal: neither method is open with the DIRECT flow in this country";
    return err({ kind: "method_unavailable", detail });
  }
  const off = offers.filter((offer) => !open.includes(offer)).map(({ method }) => [method, "off"] as const);
  return ok({
    merchantId: login,
    country,
    isTestAccount: environment === "sandbox",
    limits: Object.fromEntries(off),
  });
}
