import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { ShopError, ShopRef } from "../../ports/platform.ts";
import type { Buyer } from "../../ports/records.ts";
import { personText } from "../fields.ts";
import { limits } from "../limits.ts";
import { callAdmin, type AdminTools } from "./call-admin.ts";
import { readBuyer } from "./operations.ts";

/** What a person typed into a shop must not keep an order from being paid: too long or odd is absent. */
const name = personText(limits.personText).catch(null);
const schema = z.object({
  order: z
    .object({
      email: personText(limits.email).catch(null),
      phone: personText(limits.phone).catch(null),
      billingAddress: z.object({ firstName: name, lastName: name }).nullish(),
    })
    .nullable(),
});

const nobody: Buyer = { email: null, firstName: null, lastName: null, phone: null };

/** Who ordered. A shop that may not tell us is no failure: the pay page asks the shopper for what the gateway needs. */
export async function readAdminBuyer(
  tools: AdminTools,
  shop: ShopRef,
  gid: string,
): Promise<Result<Buyer, ShopError>> {
  const read = await callAdmin(tools, shop, { operation: readBuyer, variables: { id: gid } }, schema);
  // The token works, because the order was read with it a moment ago.
  if (!read.ok) return read.error.kind === "token_refused" ? ok(nobody) : read;
  const { order } = read.value;
  if (!order) return err({ kind: "not_found", detail: "no such order" });
  const { email, phone, billingAddress } = order;
  return ok({
    email,
    phone,
    firstName: billingAddress?.firstName ?? null,
    lastName: billingAddress?.lastName ?? null,
  });
}
