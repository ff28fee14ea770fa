import { readWireAmount } from "../amount.ts";
import type { JsonRecord } from "../json-body.ts";
import { amountTooLarge, invalid, type Answer } from "./answer.ts";
import { parseLimaTime } from "./lima-time.ts";
import type { Merchant } from "./merchants.ts";

export interface CheckedCreate {
  readonly transactionCode: string;
  readonly amount: bigint;
  readonly expiresAt: number;
  readonly concept: string | null;
}

/** S/2 (developer.paysafe.com, 2026-10). */
const minAmount = 200n;
/** What PagoEfectivo's integration environment gave when no date was asked for. */
const defaultLifeMs = 4 * 3_600_000;
const longestTexts: Readonly<Record<string, number>> = {
  userName: 30,
  userLastName: 30,
  userPhone: 15,
  userDocumentNumber: 14,
  userCountry: 20,
  paymentConcept: 50,
  additionalData: 200,
  adminEmail: 100,
};

/** The rules of a create, or the answer that refuses it ("SPE-ECS Integracion Api CIP" 1.1). */
export function checkCreate(body: JsonRecord, merchant: Merchant, now: number): CheckedCreate | Answer {
  const { currency, transactionCode, userEmail, paymentConcept } = body;
  for (const field of ["currency", "amount", "transactionCode", "userEmail"])
    if (body[field] === undefined || body[field] === "") return invalid(field, "missing");
  if (currency !== "PEN") return invalid("currency", "wrong");
  const amount = readWireAmount(body["amount"]);
  if (amount === null || amount < minAmount) return invalid("amount", "wrong");
  if (amount > merchant.maxAmount) return amountTooLarge;
  if (typeof transactionCode !== "string" || transactionCode.length > 36)
    return invalid("transactionCode", "wrong");
  if (
    typeof userEmail !== "string" ||
    userEmail.length > 100 ||
    !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(userEmail)
  )
    return invalid("userEmail", "wrong");
  const tooLong = Object.entries(longestTexts).find(([field, most]) => !isText(body[field], most));
  if (tooLong) return invalid(tooLong[0], "wrong");
  const expiresAt = readExpiry(body["dateExpiry"], now, merchant);
  if (expiresAt === null) return invalid("dateExpiry", "wrong");
  const concept = typeof paymentConcept === "string" ? paymentConcept : null;
  return { transactionCode, amount, expiresAt, concept };
}

/** In the future and within the contract; by contract when absent. */
export function readExpiry(value: unknown, now: number, merchant: Merchant): number | null {
  const expiresAt =
    value === undefined ? Math.floor(now / 1000) * 1000 + defaultLifeMs : parseLimaTime(value);
  if (expiresAt === null || expiresAt <= now) return null;
  return expiresAt - now <= merchant.maxLifeHours * 3_600_000 ? expiresAt : null;
}

function isText(value: unknown, most: number): boolean {
  return value === undefined || (typeof value === "string" && value.length <= most);
}
