import { checkRefundNow } from "../../../app/flows/check-refund-now.ts";
import { retryDead } from "../../../app/flows/retry-dead.ts";
import type { DeadWork } from "../../../app/ports/dead-work.ts";
import { findShops, pick, type ShopName } from "../find.ts";
import { utc } from "../moment.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { refusal } from "../problem-words.ts";
import { shortId } from "../short-id.ts";
import { textOf, type Bench, type Values, type Verb } from "../verb.ts";

interface Dead {
  readonly id: string;
  readonly shop: ShopName;
  readonly work: DeadWork;
}

export const retry: Verb = {
  name: "retry",
  usage: "[<kind> <id> | --all | refund <id> | refund --all] [--insist]",
  about:
    "Lists what gave up; with a kind and an id, or --all, gives it new tries. With refund: looks at it now.",
  options: {
    ...options.shop,
    ...options.reason,
    all: { type: "boolean", about: "everything that gave up; after refund, every refund on its way" },
    insist: { type: "boolean", about: "ask for a number again although an unheard call may have made one" },
  },
  async run(bench, { values, words }) {
    if (words[0] === "refund") return checkRefunds(bench, values, words[1]);
    const dead = await findDead(bench, values);
    const [kind, id] = words;
    if (kind === undefined && values["all"] !== true) return list(bench, dead);
    const meant = values["all"] === true ? dead : [choose(dead, kind, id)];
    for (const { shop, work } of meant) {
      const which = { shopId: shop.id, kind: work.kind, id: work.id, insists: values["insist"] === true };
      const by = { actor: bench.actor, reason: textOf(values, "reason") };
      const retried = await retryDead(bench.deps, which, by, bench.now);
      const name = `${work.kind} ${shortId(work.id)}`;
      if (retried.ok) bench.print(`${name} has new tries.`);
      else if (meant.length === 1) throw refusal(retried.error);
      else bench.print(`${name}: ${refusal(retried.error).message}`);
    }
  },
};

/** A refund never gives up; its next look is made now. */
async function checkRefunds(bench: Bench, values: Values, id: string | undefined): Promise<void> {
  const by = { actor: bench.actor, reason: textOf(values, "reason") };
  const shops = await findShops(bench, values);
  const open = await Promise.all(
    shops.map(async ({ id: shopId }) =>
      (await bench.deps.moneyBack.listRefunds(shopId)).map((refund) => ({ ...refund, shopId })),
    ),
  );
  const all = open.flat();
  const meant =
    values["all"] === true ? all : [pick(all, id, { what: "refund on its way", list: "refunds" })];
  if (meant.length === 0) return bench.print("No money is on its way back through a gateway.");
  for (const { shopId, id: refundId } of meant) {
    const checked = await checkRefundNow(bench.deps, { shopId, refundId }, by, bench.now);
    bench.print(
      checked.ok
        ? `The worker asks the gateway about ${shortId(refundId)} now.`
        : `${shortId(refundId)} has ended.`,
    );
  }
}

async function findDead(bench: Bench, values: Values): Promise<readonly Dead[]> {
  const shops = await findShops(bench, values);
  const found = await Promise.all(
    shops.map(async (shop) =>
      (await bench.deps.deadWork.list(shop.id)).map((work) => ({ id: work.id, shop, work })),
    ),
  );
  return found.flat();
}

function choose(dead: readonly Dead[], kind: string | undefined, id: string | undefined): Dead {
  const ofKind = dead.filter(({ work }) => work.kind === kind);
  if (ofKind.length === 0) throw refusal("not_dead");
  return pick(ofKind, id, { what: `dead ${kind}`, list: "retry" });
}

function list(bench: Bench, dead: readonly Dead[]): void {
  if (dead.length === 0) return bench.print("Nothing gave up.");
  const rows = dead.map(({ shop, work }) => [
    work.kind,
    shortId(work.id),
    utc(work.diedAt),
    shop.domain,
    work.lastError ?? "",
  ]);
  printTable(bench, ["kind", "id", "gave up", "shop", "last error"], rows);
}
