import type { OpenException } from "../../app/ports/exceptions.ts";
import type { Payment } from "../../app/ports/records.ts";
import { exitCodes, OperateError, textOf, type Bench, type Values } from "./verb.ts";

export interface ShopName {
  readonly id: string;
  readonly domain: string;
}

/** The shops meant: the one of `--shop`, else all. */
export async function findShops({ deps }: Bench, values: Values): Promise<readonly ShopName[]> {
  const domain = textOf(values, "shop");
  const { rows } = await deps.pool.query<ShopName>(
    "select id, domain from shop where $1::text is null or domain = $1 order by domain",
    [domain],
  );
  if (domain !== null && rows.length === 0)
    throw new OperateError(`No shop is called ${domain}. Write its whole domain, as in tienda.myshopify.com`);
  return rows;
}

/** The payment of the session id on the command line. */
export async function findPayment(
  bench: Bench,
  { values, words }: { readonly values: Values; readonly words: readonly string[] },
): Promise<Payment> {
  const [sessionId] = words;
  if (sessionId === undefined)
    throw new OperateError(
      "Say which payment: the shop's id of the payment session, which alerts call payment_id",
      exitCodes.usage,
    );
  const domain = textOf(values, "shop");
  const found = await bench.deps.paymentFiles.findBySession(sessionId);
  const meant = found.filter(({ shop }) => domain === null || shop.domain === domain);
  const [payment, another] = meant;
  if (!payment)
    throw new OperateError(`No payment has the session id ${sessionId}. Alerts and logs call it payment_id.`);
  if (another) {
    const domains = meant.map(({ shop }) => shop.domain).join(" or ");
    throw new OperateError(`Two shops sent this session id. Say which: --shop ${domains}`, exitCodes.usage);
  }
  return payment;
}

export function idsOf({ id, shop }: Payment): { readonly shopId: string; readonly paymentId: string } {
  return { shopId: shop.id, paymentId: id };
}

/** The open exception whose id begins so: `exceptions` shows the beginnings. */
export async function findException(
  bench: Bench,
  values: Values,
  beginning: string | undefined,
): Promise<OpenException> {
  if (beginning === undefined || beginning.length < 4)
    throw new OperateError(
      "Say which exception: the beginning of its id, as `exceptions` lists it",
      exitCodes.usage,
    );
  const shops = await findShops(bench, values);
  const open = (await Promise.all(shops.map(({ id }) => bench.deps.exceptions.listOpen(id, 10_000)))).flat();
  const [only, another] = open.filter(({ id }) => id.startsWith(beginning));
  if (!only)
    throw new OperateError(
      `No open exception begins with ${beginning}. List them: npm run operate -- exceptions`,
    );
  if (another)
    throw new OperateError(
      `Several exceptions begin with ${beginning}: write more of the id`,
      exitCodes.usage,
    );
  return only;
}
