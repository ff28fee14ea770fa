import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";

const seller = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  site_id: z.string(),
  tags: z.array(z.string()).nullish().catch(null),
});

export interface Seller {
  readonly id: string;
  /** `MCO` for Colombia, `MPE` for Peru. */
  readonly siteId: string;
  /** The token looks alike for both; only the user's tags tell. Null when they were not told. */
  readonly isTestUser: boolean | null;
}

/** Whose token this is. */
export async function readSeller(api: Api, access: GatewayAccess): Promise<Result<Seller, GatewayError>> {
  const answer = await api(access, { method: "GET", path: "/users/me" });
  if (!answer.ok) return answer;
  const parsed = seller.safeParse(answer.value.json);
  if (!parsed.success) return err(unreadable("user", "reads", answer.value.requestId));
  const { id, site_id: siteId, tags } = parsed.data;
  return ok({ id, siteId, isTestUser: tags ? tags.includes("test_user") : null });
}
