import { badRequest, done, type Outcome } from "./answer.ts";
import { isValidIdentification } from "./identification-types.ts";
import { readRecord, readText } from "../json-body.ts";
import type { Payer } from "./payment.ts";
import type { Seller } from "./sellers.ts";

const malformed = badRequest(4006, "payer attribute is malformed");

export function checkPayer(value: unknown, seller: Seller): Outcome<Payer> {
  const payer = readRecord(value);
  if (!payer) return malformed;
  const email = checkEmail(payer["email"], seller);
  if (!email.ok) return email;
  const identification = checkIdentification(payer["identification"], seller);
  if (!identification.ok) return identification;
  return done({
    email: email.value,
    firstName: readText(payer["first_name"]),
    lastName: readText(payer["last_name"]),
    identification: identification.value,
  });
}

function checkEmail(value: unknown, seller: Seller): Outcome<string> {
  const email = readText(value);
  if (email === null || !/^[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}$/i.test(email))
    return badRequest(4050, "payer.email must be a valid email");
  if (email.length > 254) return badRequest(4051, "payer.email must be shorter than 254 characters");
  if (email.toLowerCase() === seller.email) return badRequest(4390, "Payer email forbidden");
  // Both sides are test users or neither is (devsite-docs, 2026-09).
  if (email.toLowerCase().endsWith("@testuser.com") !== seller.isTestUser)
    return badRequest(2034, "Invalid users involved");
  return done(email);
}

/** Whether the live API insists on a document is unknown; one that is given must be right. */
function checkIdentification(value: unknown, seller: Seller): Outcome<Payer["identification"]> {
  if (value === undefined || value === null) return done(null);
  const identification = readRecord(value);
  if (!identification) return malformed;
  const type = readText(identification["type"]) ?? "";
  const number = readText(identification["number"]) ?? "";
  if (!isValidIdentification(seller.siteId, type, number))
    return badRequest(2067, "Invalid user identification number");
  return done({ type, number });
}
