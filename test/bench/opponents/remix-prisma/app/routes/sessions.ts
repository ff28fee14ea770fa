import { randomBytes, randomUUID } from "node:crypto";
import type { ActionFunctionArgs } from "@remix-run/node";
import { prisma } from "../prisma.server.ts";

interface SessionBody {
  readonly id: string;
  readonly gid: string;
  readonly group: string;
  readonly amount: string;
  readonly currency: string;
  readonly test: boolean;
  readonly kind: string;
  readonly merchant_locale: string;
  readonly payment_method: { readonly data: { readonly cancel_url: string } };
  readonly customer?: { readonly email?: string; readonly locale?: string };
}

/** Looked up once for each shop: one statement less for each request than most apps need. */
const shopIds = new Map<string, string>();

/** A payment session the usual way: parse, store with one upsert, answer. Nothing sealed, nothing checked in depth. */
export async function action({ request }: ActionFunctionArgs) {
  const shopId = await findShop(request.headers.get("shopify-shop-domain") ?? "");
  const body = (await request.json()) as SessionBody;
  if (!shopId || !body.id || !body.amount) return Response.json({ error: "bad_request" }, { status: 400 });
  const { token } = await prisma.payment.upsert({
    where: { shopId_door_sessionId: { shopId, door: "shopify-payments", sessionId: body.id } },
    update: {},
    create: {
      id: randomUUID(),
      shopId,
      door: "shopify-payments",
      sessionId: body.id,
      sessionGid: body.gid,
      groupId: body.group,
      requestDigest: "",
      kind: body.kind,
      isTest: body.test,
      amountMinor: BigInt(body.amount.replace(".", "")),
      currency: body.currency,
      locale: body.customer?.locale ?? body.merchant_locale,
      merchantLocale: body.merchant_locale,
      cancelUrl: body.payment_method.data.cancel_url,
      token: randomBytes(16).toString("base64url"),
      buyer: JSON.stringify(body.customer ?? {}),
    },
  });
  return Response.json({ redirect_url: `http://localhost/pay/${token}` });
}

async function findShop(domain: string): Promise<string | undefined> {
  const known = shopIds.get(domain);
  if (known) return known;
  const shop = await prisma.shop.findUnique({ where: { domain } });
  if (shop) shopIds.set(domain, shop.id);
  return shop?.id;
}
