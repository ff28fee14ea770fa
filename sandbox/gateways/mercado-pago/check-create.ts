import { readWireAmount } from "../amount.ts";
import { badRequest, done, type Outcome } from "./answer.ts";
import { checkExpiry } from "./check-expiry.ts";
import { checkNotificationUrl } from "./check-notification-url.ts";
import { checkPayer } from "./check-payer.ts";
import { readRecord, readText, type JsonRecord } from "../json-body.ts";
import { findMethod, type CashMethod } from "./methods.ts";
import type { PaymentDetails } from "./payment.ts";
import type { Seller } from "./sellers.ts";

export interface CheckedCreate {
  readonly method: CashMethod;
  readonly amount: bigint;
  readonly expiresAt: number | null;
  readonly details: PaymentDetails;
}

/** Every business rule of a create, in the order the API checks fields (codes: devsite-docs and openapi, 2026-09). */
export function checkCreate(body: JsonRecord, seller: Seller, now: number): Outcome<CheckedCreate> {
  const method = checkMethod(body, seller);
  if (!method.ok) return method;
  const amount = checkAmount(body["transaction_amount"], method.value);
  if (!amount.ok) return amount;
  const payer = checkPayer(body["payer"], seller);
  if (!payer.ok) return payer;
  const expiresAt = checkExpiry(body["date_of_expiration"], now);
  if (!expiresAt.ok) return expiresAt;
  const notificationUrl = checkNotificationUrl(body["notification_url"]);
  if (!notificationUrl.ok) return notificationUrl;
  const rest = checkRest(body);
  if (!rest.ok) return rest;
  return done({
    method: method.value,
    amount: amount.value,
    expiresAt: expiresAt.value,
    details: { ...rest.value, payer: payer.value, notificationUrl: notificationUrl.value },
  });
}

function checkMethod(body: JsonRecord, seller: Seller): Outcome<CashMethod> {
  const id = readText(body["payment_method_id"]);
  if (id === null) return badRequest(4001, "payment_method_id attribute can't be null");
  const method = findMethod(id, seller.siteId);
  return method ? done(method) : badRequest(204, "unavailable payment_method");
}

function checkAmount(value: unknown, method: CashMethod): Outcome<bigint> {
  if (value === undefined || value === null)
    return badRequest(4002, "transaction_amount attribute can't be null");
  if (typeof value !== "number") return badRequest(4003, "transaction_amount attribute must be numeric");
  const amount = readWireAmount(value);
  const hasForbiddenDecimals = amount !== null && method.wholeUnitsOnly && amount % 100n !== 0n;
  if (amount === null || amount === 0n || hasForbiddenDecimals)
    return badRequest(4037, "Invalid transaction_amount");
  if (amount < method.min || amount > method.max)
    return badRequest(129, "Cannot pay this amount with this paymentMethod");
  return done(amount);
}

function checkRest(body: JsonRecord): Outcome<Omit<PaymentDetails, "payer" | "notificationUrl">> {
  const metadata = readRecord(body["metadata"] ?? {});
  if (!metadata) return badRequest(4022, "metadata attribute must be a valid JSON");
  const installments = body["installments"] ?? 1;
  if (typeof installments !== "number") return badRequest(4005, "installments attribute must be numeric");
  const externalReference = readText(body["external_reference"]);
  if (externalReference !== null && externalReference.length > 256) return badRequest(1, "Params Error");
  return done({
    description: readText(body["description"]),
    externalReference,
    installments,
    metadata,
    additionalInfo: withTextValues(readRecord(body["additional_info"]) ?? {}),
  });
}

/** Item quantities and prices come back as strings (Mercado Pago's own SDK tests, 2026-09). */
function withTextValues(additionalInfo: JsonRecord): JsonRecord {
  const items = additionalInfo["items"];
  if (!Array.isArray(items)) return additionalInfo;
  const texts = items.map((item: unknown) =>
    Object.fromEntries(
      Object.entries(readRecord(item) ?? {}).map(([key, value]) => [
        key,
        typeof value === "number" ? String(value) : value,
      ]),
    ),
  );
  return { ...additionalInfo, items: texts };
}
