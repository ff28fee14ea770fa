import { formatDecimal, type Money } from "../../app/domain/money.ts";
import type { Offer } from "../../app/ports/offer.ts";
import { factsOf, type GatewayFacts } from "./stale-facts.ts";

const head = `# Gateways

What each gateway offers, as its papers say. This page is written by \`npm run facts\` from the offers in
each folder of \`app/gateways\`; change the data, not the page. A merchant's own limits are read from the gateway at run time
where it tells them, and win over these. A test fails when a fact was read more than 18 months ago.
`;

/** The guide \`docs/gateways.md\`, whole. */
export function writeFactsPage(gateways: readonly GatewayFacts[]): string {
  return [head, ...gateways.map(describeGateway)].join("\n");
}

function describeGateway({ name, offers }: GatewayFacts): string {
  return `## ${name}\n\n${offers.map(describeOffer).join("\n")}`;
}

function describeOffer(offer: Offer): string {
  const { limits, voucherLife, fees, settlement, documents, decimals } = offer;
  const facts: [string, string][] = [
    ["What", "Said"],
    [
      "Amounts",
      `${say(limits.min)} to ${say(limits.max)}, ${decimals === 0 ? "whole units" : `${decimals} decimals`}`,
    ],
    ["Voucher lives", `${voucherLife.minHours} to ${voucherLife.maxHours} hours`],
    ["Documents asked", documents.length === 0 ? "none" : documents.join(", ")],
    ["Refund by API", sayRefund(offer)],
    [
      "Confirmed after",
      offer.confirmationMinutes === 0 ? "at once" : `up to ${offer.confirmationMinutes} minutes`,
    ],
    ["Fee", sayFee(offer)],
    ["Fee, note", fees.note],
    [
      "Paid out",
      settlement.businessDays === null ? "by contract" : `${settlement.businessDays} business days`,
    ],
    ["Paid out, note", settlement.note],
    ...factsOf(offer).map(({ what, fact }): [string, string] => [
      `Source of ${what}`,
      `${fact.source} (${fact.checkedOn})`,
    ]),
  ];
  return `### ${offer.method} in ${offer.country}\n\n${table(facts)}\n`;
}

/** Columns of even width, as Prettier wants them. */
function table(rows: readonly (readonly [string, string])[]): string {
  const widest = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const [left, right] = [widest(0), widest(1)];
  const lines = rows.map(([what, said]) => `| ${what.padEnd(left)} | ${said.padEnd(right)} |`);
  const [first = "", ...rest] = lines;
  return [first, `| ${"-".repeat(left)} | ${"-".repeat(right)} |`, ...rest].join("\n");
}

function sayRefund({ refund }: Offer): string {
  if (refund.ability === "none") return "none";
  const window = refund.windowDays === null ? "no last day published" : `within ${refund.windowDays} days`;
  return `${refund.ability === "full_only" ? "in full only" : "in part too"}, ${window}`;
}

function sayFee({ fees: { percent, fixed } }: Offer): string {
  const parts = [percent === null ? null : `${percent} %`, fixed === null ? null : say(fixed)];
  return parts.filter((part) => part !== null).join(" + ") || "by contract";
}

function say(amount: Money): string {
  return `${formatDecimal(amount)} ${amount.currency}`;
}
