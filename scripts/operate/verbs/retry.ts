import { retryDead } from "../../../app/flows/retry-dead.ts";
import type { DeadWork } from "../../../app/ports/dead-work.ts";
import { findShops, type ShopName } from "../find.ts";
import { utc } from "../moment.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { refusal } from "../problem-words.ts";
import { exitCodes, OperateError, textOf, type Bench, type Values, type Verb } from "../verb.ts";

interface Dead {
  readonly shop: ShopName;
  readonly work: DeadWork;
}

export const retry: Verb = {
  name: "retry",
  usage: "[<kind> <beginning of the id> | --all] [--insist]",
  about:
    "Lists what gave up; with a kind and an id, or --all, gives it new tries. Its alert ends with success.",
  options: {
    ...options.shop,
    ...options.reason,
    all: { type: "boolean", about: "everything that gave up" },
    insist: { type: "boolean", about: "ask for a number again although an unheard call may have made one" },
  },
  async run(bench, { values, words }) {
    const dead = await findDead(bench, values);
    const [kind, beginning] = words;
    if (kind === undefined && values["all"] !== true) return list(bench, dead);
    const meant = values["all"] === true ? dead : [choose(dead, kind, beginning)];
    for (const { shop, work } of meant) {
      const which = { shopId: shop.id, kind: work.kind, id: work.id, insists: values["insist"] === true };
      const by = { actor: bench.actor, reason: textOf(values, "reason") };
      const retried = await retryDead(bench.deps, which, by, bench.now);
      const name = `${work.kind} ${work.id.slice(0, 8)}`;
      if (retried.ok) bench.print(`${name} has new tries.`);
      else if (meant.length === 1) throw refusal(retried.error);
      else bench.print(`${name}: ${refusal(retried.error).message}`);
    }
  },
};

async function findDead(bench: Bench, values: Values): Promise<readonly Dead[]> {
  const shops = await findShops(bench, values);
  const found = await Promise.all(
    shops.map(async (shop) => (await bench.deps.deadWork.list(shop.id)).map((work) => ({ shop, work }))),
  );
  return found.flat();
}

function choose(dead: readonly Dead[], kind: string | undefined, beginning = ""): Dead {
  const [only, another] = dead.filter(({ work }) => work.kind === kind && work.id.startsWith(beginning));
  if (!only) throw refusal("not_dead");
  if (another) throw new OperateError("Several are meant: write more of the id", exitCodes.usage);
  return only;
}

function list(bench: Bench, dead: readonly Dead[]): void {
  if (dead.length === 0) return bench.print("Nothing gave up.");
  const rows = dead.map(({ shop, work }) => [
    work.kind,
    work.id.slice(0, 8),
    utc(work.diedAt),
    shop.domain,
    work.lastError ?? "",
  ]);
  printTable(bench, ["kind", "id", "gave up", "shop", "last error"], rows);
}
