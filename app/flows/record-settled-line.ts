import { gatewayEventKey, gatewayFactKey, type Fact } from "../domain/fact.ts";
import type { Money } from "../domain/money.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Voucher } from "../ports/records.ts";
import type { AccountStore, AlertStore, VoucherStore } from "../ports/store.ts";
import { absorbAnswer, type AbsorbDeps } from "./absorb-answer.ts";
import { recordFacts } from "./record-facts.ts";

export interface RecordSettledDeps extends AbsorbDeps {
  readonly vouchers: VoucherStore;
  readonly accounts: AccountStore;
  readonly alerts: AlertStore;
  findGateway(id: string): Gateway;
}

/** A line of a gateway's settlement report, already read: this much of one payment was accounted for. */
export interface SettledLine {
  readonly shopId: string;
  readonly accountId: string;
  readonly gatewayPaymentId: string | null;
  readonly externalReference: string | null;
  /** Before fees. */
  readonly gross: Money;
  /** The report's own id of the line, or what makes it unique: a line read twice is one fact. */
  readonly lineId: string;
  readonly settledAt: Date;
}

export type SettledOutcome =
  | "recorded"
  /** No voucher of this account: the importer decides what it is. */
  | "not_ours"
  /** The gateway itself says that no money came: nothing is recorded, and a person is told. */
  | "contradicted";

/**
 * The third way to hear of money. A line about money nobody had told of makes the payment paid as well: the
 * gateway is asked first, and when it cannot answer, its report is proof enough.
 */
export async function recordSettledLine(
  deps: RecordSettledDeps,
  line: SettledLine,
  now: Date,
): Promise<SettledOutcome> {
  const voucher = await findVoucher(deps, line);
  if (!voucher) return "not_ours";
  const gatewayPaymentId = line.gatewayPaymentId ?? voucher.gatewayPaymentId;
  if (gatewayPaymentId === null) return "not_ours";
  const confirmedKey = gatewayFactKey(voucher.gateway, gatewayPaymentId, "confirmed");
  if ((await askGateway(deps, voucher, { gatewayPaymentId, confirmedKey }, now)) === "denied") {
    await contradict(deps, voucher, line);
    return "contradicted";
  }
  await deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(voucher.shopId, voucher.paymentId);
    if (!payment) throw new Error("a voucher without its payment");
    const isConfirmed = (await tx.factsOf(payment.shop.id, payment.id)).some(
      ({ key }) => key === confirmedKey,
    );
    const [settled, confirmed] = factsOf(voucher, line, { gatewayPaymentId, confirmedKey });
    await recordFacts(tx, payment, isConfirmed ? [settled] : [confirmed, settled]);
  });
  return "recorded";
}

async function findVoucher(deps: RecordSettledDeps, line: SettledLine): Promise<Voucher | null> {
  const { shopId, accountId, gatewayPaymentId, externalReference } = line;
  const byId =
    gatewayPaymentId === null ? null : await deps.vouchers.findByGatewayPayment(accountId, gatewayPaymentId);
  const found =
    byId ??
    (externalReference === null
      ? null
      : await deps.vouchers.findByExternalReference(accountId, externalReference));
  return found?.shopId === shopId ? found : null;
}

interface Settled {
  readonly gatewayPaymentId: string;
  readonly confirmedKey: string;
}

/** `denied`: an answer came, and there is no money in it. Only money nobody told of yet is asked about. */
async function askGateway(
  deps: RecordSettledDeps,
  voucher: Voucher,
  { gatewayPaymentId, confirmedKey }: Settled,
  now: Date,
): Promise<"known" | "denied" | "no_answer"> {
  const { shopId, paymentId, accountId } = voucher;
  const known = await deps.transactions.transaction((tx) => tx.factsOf(shopId, paymentId));
  if (known.some(({ key }) => key === confirmedKey)) return "known";
  const access = await deps.accounts.access(shopId, accountId);
  if (!access) throw new Error("a voucher without its account");
  const answer = await deps.findGateway(voucher.gateway).findPayment(access, { gatewayPaymentId });
  if (!answer.ok) return "no_answer";
  await absorbAnswer(deps, voucher, answer.value, { source: "settlement", now });
  const { reading } = answer.value;
  // Words nobody knows say nothing against the report.
  if (reading.meaning === "unknown") return "no_answer";
  return reading.meaning === "told" && reading.facts.some(({ key }) => key === confirmedKey)
    ? "known"
    : "denied";
}

function factsOf(
  { gateway, attempt }: Voucher,
  line: SettledLine,
  { gatewayPaymentId, confirmedKey }: Settled,
): [Fact, Fact] {
  const base = {
    attempt,
    source: "settlement",
    occurredAt: line.settledAt,
    gatewayPaymentId,
    amount: line.gross,
  } as const;
  const key = gatewayEventKey(gateway, gatewayPaymentId, "settled", line.lineId);
  return [
    { ...base, kind: "settled", key, eventId: line.lineId },
    { ...base, kind: "confirmed", key: confirmedKey },
  ];
}

async function contradict(deps: RecordSettledDeps, voucher: Voucher, line: SettledLine): Promise<void> {
  await deps.alerts.raise({
    shopId: voucher.shopId,
    kind: "payment_difference",
    key: `voucher:${voucher.id}:settled:${line.lineId}`,
    detail: {
      gateway: voucher.gateway,
      gateway_payment_id: voucher.gatewayPaymentId,
      event: "settled, and the gateway says unpaid",
      line: line.lineId,
    },
  });
}
