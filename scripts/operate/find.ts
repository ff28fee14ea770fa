import type { OpenException } from "../../app/ports/exceptions.ts";
import type { GatewayAccount, Payment } from "../../app/ports/records.ts";
import { isMeant } from "./short-id.ts";
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

/** The one shop that a verb about a whole shop means: of `--shop`, or the only one there is. */
export async function findShop(bench: Bench, values: Values): Promise<ShopName> {
  const [only, another] = await findShops(bench, values);
  if (!only) throw new OperateError("No shop has installed the app yet.");
  if (another) throw new OperateError("Say which shop: --shop <domain>", exitCodes.usage);
  return only;
}

/** The accounts of the shops meant, each with its shop, in the order in which they are tried. */
export async function findAccounts(
  bench: Bench,
  values: Values,
): Promise<readonly (GatewayAccount & { readonly shop: ShopName })[]> {
  const shops = await findShops(bench, values);
  const found = shops.map(async (shop) =>
    (await bench.deps.accounts.list(shop.id)).map((account) => ({ ...account, shop })),
  );
  return (await Promise.all(found)).flat();
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

/** The open exception of the id that `exceptions` shows. */
export async function findException(
  bench: Bench,
  values: Values,
  id: string | undefined,
): Promise<OpenException> {
  const shops = await findShops(bench, values);
  const open = (await Promise.all(shops.map(({ id }) => bench.deps.exceptions.listOpen(id, 10_000)))).flat();
  return pick(open, id, { what: "open exception", list: "exceptions" });
}

/** The one of a list whose id was typed; what to do when there is none, or several. */
export function pick<Found extends { readonly id: string }>(
  all: readonly Found[],
  typed: string | undefined,
  { what, list }: { readonly what: string; readonly list: string },
): Found {
  const command = `npm run operate -- ${list}`;
  if (typed === undefined)
    throw new OperateError(`Say which ${what}: its id, as this lists it: ${command}`, exitCodes.usage);
  const [only, another] = all.filter(({ id }) => isMeant(id, typed));
  if (!only) throw new OperateError(`No ${what} has the id ${typed}. List them: ${command}`);
  if (another)
    throw new OperateError(
      `The id of more than one ${what} ends with ${typed}: write more of it`,
      exitCodes.usage,
    );
  return only;
}
