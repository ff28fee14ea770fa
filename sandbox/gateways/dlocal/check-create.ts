import { readWireAmount } from "../amount.ts";
import { readRecord, readText, type JsonRecord } from "../json-body.ts";
import { invalidParameter, passed, refusal, stopped, type Checked } from "./answer.ts";
import type { Merchant } from "./merchants.ts";
import { findMethod, type CashMethod } from "./methods.ts";
import type { Payment } from "./payment.ts";

export interface CheckedCreate {
  readonly method: CashMethod;
  readonly amount: bigint;
  readonly orderId: string;
  readonly payer: Payment["payer"];
  readonly notificationUrl: string | null;
  readonly description: string | null;
}

/** The rules of `POST /payments` for a ticket in the DIRECT flow (docs.dlocal.com, 2026-09). */
export function checkCreate(body: JsonRecord, merchant: Merchant): Checked<CheckedCreate> {
  const method = checkMethod(body, merchant);
  if (!method.ok) return method;
  const amount = checkAmount(body, method.value);
  if (!amount.ok) return amount;
  const payer = checkPayer(body["payer"], method.value);
  if (!payer.ok) return payer;
  const orderId = readText(body["order_id"]);
  if (orderId === null || orderId.length > 128) return invalidParameter("order_id");
  const url = body["notification_url"] ?? null;
  if (url !== null && !isWebAddress(url)) return invalidParameter("notification_url");
  return passed({
    method: method.value,
    amount: amount.value,
    orderId,
    payer: payer.value,
    notificationUrl: url,
    description: readText(body["description"]),
  });
}

function checkMethod(body: JsonRecord, merchant: Merchant): Checked<CashMethod> {
  const country = readText(body["country"]);
  if (country === null) return invalidParameter("country");
  if (!merchant.countries.some((served) => served === country)) {
    return stopped(refusal(400, 5003, "Country not supported"));
  }
  const method = findMethod(readText(body["payment_method_id"]));
  if (method?.country !== country) return invalidParameter("payment_method_id");
  // The other flow, REDIRECT, exists too; nobody here uses it.
  return body["payment_method_flow"] === "DIRECT" ? passed(method) : invalidParameter("payment_method_flow");
}

function checkAmount(body: JsonRecord, method: CashMethod): Checked<bigint> {
  if (body["currency"] !== method.currency) {
    return stopped(refusal(400, 5004, "Currency not allowed for this country"));
  }
  const amount = readWireAmount(body["amount"]);
  const hasForbiddenDecimals = amount !== null && method.wholeUnitsOnly && amount % 100n !== 0n;
  if (amount === null || amount === 0n || hasForbiddenDecimals) return invalidParameter("amount");
  if (amount < method.min) return stopped(refusal(400, 5016, "Amount too low"));
  return amount > method.max ? stopped(refusal(400, 5007, "Amount exceeded")) : passed(amount);
}

function checkPayer(value: unknown, method: CashMethod): Checked<Payment["payer"]> {
  const payer = readRecord(value);
  if (!payer) return invalidParameter("payer");
  const name = readText(payer["name"]);
  if (name === null || name.length > 100) return invalidParameter("payer.name");
  const email = readText(payer["email"]);
  if (email === null || !/^[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}$/i.test(email))
    return invalidParameter("payer.email");
  const document = readText(payer["document"]);
  if (document === null || !method.document.test(document)) return invalidParameter("payer.document");
  return passed({ name, email, document });
}

export function isWebAddress(value: unknown): value is string {
  return typeof value === "string" && value.length <= 500 && /^https?:$/.test(protocolOf(value));
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : "";
}
