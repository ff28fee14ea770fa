import type { Currency } from "./currency.ts";
import { parseMoney } from "./money.ts";
import type { RouteReason } from "./routing.ts";

/** Why the router took an account, as it was kept with the voucher. */
export interface RoutedBecause {
  /** An earlier attempt that the gateway refused, when this one took over from it. */
  readonly after: { readonly attempt: number; readonly gateway: string } | null;
  /** Each account that was near, with its one reason, in the order of trying. */
  readonly considered: readonly { readonly gateway: string; readonly why: RouteReason }[];
}

const takingOver = /^after attempt (\d+) at (\S+) \([^)]*\): (.*)$/s;
const plain = [
  "chosen",
  "stands_by",
  "other_mode",
  "other_country",
  "method_off",
  "decimals",
  "document_missing",
  "cannot_refund",
] as const;

/** Reads what `flows/find-choices` and `flows/move-on` wrote. What it does not understand it leaves out. */
export function readRoutedBecause(text: string, currency: Currency): RoutedBecause {
  const [, attempt, gateway, rest] = takingOver.exec(text) ?? [];
  const after = attempt === undefined || gateway === undefined ? null : { attempt: Number(attempt), gateway };
  const considered = (rest ?? text).split("; ").flatMap((part) => {
    const [name, word, ...more] = part.split(" ");
    const why = word === undefined ? null : readReason(word, more.at(-1) ?? "", more[0] ?? "", currency);
    return name === undefined || why === null ? [] : [{ gateway: name, why }];
  });
  return { after, considered };
}

function readReason(word: string, last: string, first: string, currency: Currency): RouteReason | null {
  const known = plain.find((reason) => reason === word);
  if (known) return { reason: known };
  if (word === "amount_too_small" || word === "amount_too_large") {
    const bound = parseMoney(first, currency);
    return bound.ok ? { reason: word, bound: bound.value } : null;
  }
  if (word === "life_too_long") return { reason: word, minHours: Number(first) };
  if (word !== "circuit_open") return null;
  const until = new Date(last);
  return Number.isNaN(until.getTime()) ? null : { reason: word, until };
}
