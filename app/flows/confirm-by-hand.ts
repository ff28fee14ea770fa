import { gatewayFactKey, type Fact } from "../domain/fact.ts";
import { formatDecimal, sameMoney, type Money } from "../domain/money.ts";
import { mediaTypeOf, proofProblem, type ProofError, type ProofText } from "../domain/proof.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { NewProof } from "../ports/by-hand.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { absorbAnswer } from "./absorb-answer.ts";
import { askAboutVoucher, tellsOfMoney, type AskDeps } from "./ask-about-voucher.ts";
import { provenKey, recordFacts } from "./record-facts.ts";
import { writeAudit, type ByHand } from "./write-audit.ts";

export interface ConfirmDeps extends AskDeps {
  newId(): string;
}

export interface MoneyProof extends ProofText {
  readonly shopId: string;
  readonly paymentId: string;
  readonly amount: Money;
  /** The gateway's own number of the payment; needed where the voucher has none. */
  readonly gatewayPaymentId: string | null;
  /** The merchant stands by it although the gateway does not say that it was paid. */
  readonly insists: boolean;
}

export type ConfirmError =
  | {
      readonly kind:
        ProofError | "unknown_payment" | "no_voucher_yet" | "being_issued" | "amount_not_positive";
    }
  | { readonly kind: "gateway_number_missing" | "gateway_number_of_another" }
  | { readonly kind: "already_confirmed"; readonly amount: Money }
  /** The gateway was asked and does not say "paid": only who insists goes on. */
  | { readonly kind: "gateway_disagrees"; readonly says: string };

/** `gateway`: asked first, it said "paid" itself, and that is what was recorded. */
export type Confirmed = { readonly by: "gateway" } | { readonly by: "merchant"; readonly amount: Money };

/**
 * A merchant proves money that no gateway told of. The gateway is asked first and its word wins. The fact carries
 * the gateway's own key, so the gateway telling the same later is the same fact, and another amount is an alert.
 */
export async function confirmByHand(
  deps: ConfirmDeps,
  proof: MoneyProof,
  by: ByHand,
  now: Date,
): Promise<Result<Confirmed, ConfirmError>> {
  const problem = proofProblem(proof);
  if (problem) return err({ kind: problem });
  if (proof.amount.minor <= 0n) return err({ kind: "amount_not_positive" });
  const payment = await deps.payments.find(proof.shopId, proof.paymentId);
  if (!payment) return err({ kind: "unknown_payment" });
  const found = await findProven(deps, proof);
  if (!found.ok) return found;
  const { voucher, gatewayPaymentId } = found.value;
  const known = await confirmationOf(deps, proof, gatewayPaymentId);
  if (known) return err({ kind: "already_confirmed", amount: known.amount });

  const answer = await askAboutVoucher(deps, { ...voucher, gatewayPaymentId });
  if (typeof answer !== "string" && answer.ok && tellsOfMoney(answer.value)) {
    await absorbAnswer(deps, voucher, answer.value, {
      source: "poll",
      now,
      alongside: (tx, before) =>
        writeAudit(tx, before, {
          verb: "confirm",
          subject: `voucher:${voucher.id}`,
          by,
          more: { said_by: "gateway" },
        }),
    });
    return ok({ by: "gateway" });
  }
  if (!proof.insists) return err({ kind: "gateway_disagrees", says: wordsOf(answer) });
  return record(deps, proof, { voucher, gatewayPaymentId, says: wordsOf(answer) }, by);
}

interface Proven {
  readonly voucher: Voucher;
  readonly gatewayPaymentId: string;
}

/** Which voucher the money came in on: the one of the typed number, else the latest. */
async function findProven(deps: ConfirmDeps, proof: MoneyProof): Promise<Result<Proven, ConfirmError>> {
  const vouchers = await deps.payments.vouchersOf(proof.shopId, proof.paymentId);
  const typed = proof.gatewayPaymentId;
  const voucher =
    vouchers.find(({ gatewayPaymentId }) => typed !== null && gatewayPaymentId === typed) ?? vouchers.at(-1);
  if (!voucher) return err({ kind: "no_voucher_yet" });
  if (voucher.status === "asked") return err({ kind: "being_issued" });
  const gatewayPaymentId = typed ?? voucher.gatewayPaymentId;
  if (gatewayPaymentId === null) return err({ kind: "gateway_number_missing" });
  const owner = await deps.vouchers.findByGatewayPayment(voucher.accountId, gatewayPaymentId);
  const isOther = owner ? owner.id !== voucher.id : voucher.gatewayPaymentId !== null;
  return isOther ? err({ kind: "gateway_number_of_another" }) : ok({ voucher, gatewayPaymentId });
}

async function confirmationOf(
  deps: ConfirmDeps,
  { shopId, paymentId }: MoneyProof,
  gatewayPaymentId: string,
): Promise<Extract<Fact, { kind: "confirmed" }> | undefined> {
  const facts = await deps.payments.factsOf(shopId, paymentId);
  return facts.find(
    (fact): fact is Extract<Fact, { kind: "confirmed" }> =>
      fact.kind === "confirmed" && fact.gatewayPaymentId === gatewayPaymentId,
  );
}

function wordsOf(answer: Awaited<ReturnType<typeof askAboutVoucher>>): string {
  if (typeof answer === "string") return "it cannot be asked about this payment";
  if (!answer.ok) return `no usable answer: ${answer.error.detail}`;
  const { reading } = answer.value;
  if (reading.meaning === "waiting") return "it still waits for the money";
  if (reading.meaning === "held") return `it looks into the payment: ${reading.words}`;
  if (reading.meaning === "unknown") return `words that nobody knows: ${reading.words}`;
  return `it ended unpaid (${reading.facts.map(({ kind }) => kind).join(", ")})`;
}

async function record(
  deps: ConfirmDeps,
  proof: MoneyProof,
  { voucher, gatewayPaymentId, says }: Proven & { readonly says: string },
  by: ByHand,
): Promise<Result<Confirmed, ConfirmError>> {
  const { attempt } = voucher;
  const { shopId, paymentId, amount } = proof;
  const key = gatewayFactKey(voucher.gateway, gatewayPaymentId, "confirmed");
  const proofId = deps.newId();
  return deps.transactions.transaction(async (tx) => {
    const before = await tx.lockPayment(shopId, paymentId);
    if (!before) throw new Error("a payment went away");
    const known = (await tx.factsOf(shopId, paymentId)).find((fact) => fact.key === key);
    if (known?.kind === "confirmed") return err({ kind: "already_confirmed", amount: known.amount });
    await tx.addProof(proofRow(proof, proofId, by));
    await tx.saveGatewayNumber(shopId, voucher.id, gatewayPaymentId);
    await recordFacts(tx, before, [
      { kind: "confirmed", key, attempt, source: "merchant", occurredAt: null, gatewayPaymentId, amount },
    ]);
    await openForFinance(tx, before, { proof, gatewayPaymentId, says });
    const more = {
      said_by: "merchant",
      proof: proofId,
      amount: formatDecimal(amount),
      currency: amount.currency,
    };
    await writeAudit(tx, before, { verb: "confirm", subject: `voucher:${voucher.id}`, by, more });
    return ok({ by: "merchant", amount });
  });
}

function proofRow(proof: MoneyProof, id: string, by: ByHand): NewProof {
  const { shopId, paymentId, amount, reference, note, file } = proof;
  const mediaType = file ? mediaTypeOf(file.bytes) : null;
  const kept = file && mediaType ? { name: file.name, mediaType, bytes: file.bytes } : null;
  return {
    id,
    shopId,
    paymentId,
    purpose: "confirm",
    amount,
    reference,
    note,
    file: kept,
    addedBy: by.actor,
  };
}

/** Stays open until the gateway tells the same money: finance sees what rests on a merchant's word alone. */
async function openForFinance(
  tx: StoreTransaction,
  payment: Payment,
  {
    proof,
    gatewayPaymentId,
    says,
  }: { readonly proof: MoneyProof; readonly gatewayPaymentId: string; readonly says: string },
): Promise<void> {
  const { amount } = proof;
  const about = {
    shopId: payment.shop.id,
    kind: "confirmed_by_hand" as const,
    key: provenKey(payment, gatewayPaymentId),
    detail: {
      payment_id: payment.sessionId,
      gateway_payment_id: gatewayPaymentId,
      amount: formatDecimal(amount),
      currency: amount.currency,
      is_as_asked: sameMoney(amount, payment.amount),
      gateway_says: says,
    },
  };
  await tx.raiseAlert(about);
  await tx.openException({ ...about, paymentId: payment.id });
}
