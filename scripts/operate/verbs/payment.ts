import { formatDecimal } from "../../../app/domain/money.ts";
import type { PaymentFile } from "../../../app/ports/payment-file.ts";
import type { Payment } from "../../../app/ports/records.ts";
import { amountText } from "../amount.ts";
import { findPayment } from "../find.ts";
import { countryOf, moment } from "../moment.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { shortId } from "../short-id.ts";
import type { Bench, Verb } from "../verb.ts";

export const payment: Verb = {
  name: "payment",
  usage: "<session id> [--shop <domain>]",
  about: "Everything about one payment, and nothing about who the buyer is.",
  options: options.shop,
  async run(bench, given) {
    const found = await findPayment(bench, given);
    const file = await bench.deps.paymentFiles.read(found.shop.id, found.id);
    printHead(bench, found, file);
    await printVouchers(bench, found);
    printTold(bench, found, file);
    printActs(bench, found, file);
  },
};

function printHead(bench: Bench, found: Payment, { shop }: PaymentFile): void {
  const country = countryOf(found.amount.currency);
  const line = (name: string, text: string) => bench.print(`${name.padEnd(10)}${text}`);
  line("payment", `${found.sessionId}${found.isTest ? " (test: no real money)" : ""}`);
  line("shop", found.shop.domain);
  line("asked", amountText(found.amount));
  line("state", `${found.state}${found.marks.length > 0 ? ` — ${found.marks.join(", ")}` : ""}`);
  line("started", moment(found.createdAt, country));
  const at = shop?.toldAt ? `, ${moment(shop.toldAt, country)}` : "";
  line("shop told", `${shop?.told ?? "none"}${at}`);
  if (shop?.lastError)
    line("", `last try failed: ${shop.lastError}${shop.deadAt ? " (gave up: retry)" : ""}`);
}

async function printVouchers(bench: Bench, found: Payment): Promise<void> {
  const vouchers = await bench.deps.payments.vouchersOf(found.shop.id, found.id);
  bench.print("\nVouchers");
  if (vouchers.length === 0) return bench.print("The shopper never asked for a number.");
  printTable(
    bench,
    ["try", "gateway", "method", "status", "gateway's number", "our reference", "deadline"],
    vouchers.map((voucher) => [
      String(voucher.attempt),
      voucher.gateway,
      voucher.method,
      voucher.refusal === null ? voucher.status : `${voucher.status}: ${voucher.refusal}`,
      voucher.gatewayPaymentId ?? "none",
      voucher.externalReference,
      moment(voucher.details.expiresAt, voucher.country),
    ]),
  );
}

function printTold(bench: Bench, found: Payment, { facts, ledger }: PaymentFile): void {
  const country = countryOf(found.amount.currency);
  bench.print("\nWhat happened");
  const happened = facts.map(({ recordedAt, kind, attempt, source, gatewayPaymentId, amount }) => [
    moment(recordedAt, country),
    kind,
    String(attempt),
    source,
    gatewayPaymentId ?? "",
    amount ? amountText(amount) : "",
  ]);
  if (happened.length === 0) bench.print("Nothing yet.");
  else printTable(bench, ["when", "what", "try", "told by", "gateway's number", "amount"], happened);
  if (ledger.length === 0) return;
  bench.print("\nLedger");
  printTable(
    bench,
    ["account", "sum", "currency"],
    ledger.map(({ account, sum }) => [account, formatDecimal(sum), sum.currency]),
  );
}

function printActs(bench: Bench, found: Payment, { exceptions, proofs, audit }: PaymentFile): void {
  const country = countryOf(found.amount.currency);
  if (exceptions.length > 0) {
    bench.print("\nOpen exceptions");
    const rows = exceptions.map((one) => [
      shortId(one.id),
      moment(one.dueAt, country),
      one.kind,
      one.suggestedAction,
      one.owner ?? "nobody",
    ]);
    printTable(bench, ["id", "due", "kind", "advice", "owner"], rows);
  }
  if (proofs.length > 0) {
    bench.print("\nProofs");
    const rows = proofs.map((one) => [
      moment(one.addedAt, country),
      one.addedBy,
      one.purpose,
      one.reference,
      one.mediaType === null ? "no file" : one.hasFile ? one.mediaType : "erased",
      amountText(one.amount),
    ]);
    printTable(bench, ["when", "who", "for", "reference", "file", "amount"], rows);
  }
  if (audit.length > 0) {
    bench.print("\nDone by hand");
    const rows = audit.map((one) => [
      moment(one.at, country),
      one.actor,
      one.verb,
      one.subject.split(":")[0] ?? "",
      one.reason ?? "",
    ]);
    printTable(bench, ["when", "who", "what", "on", "why"], rows);
  }
}
