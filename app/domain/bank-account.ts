import { err, ok, type Result } from "../lib/result.ts";
import { parseDocument, type DocumentError, type IdentityDocument } from "./document.ts";
import type { Country } from "./method.ts";

/** `deposit`: a deposit account on a phone, such as Nequi or Daviplata. In Peru the CCI tells the account, so none is asked. */
export type AccountType = "savings" | "current" | "deposit";

export const accountTypes: readonly AccountType[] = ["savings", "current", "deposit"];

/** Where a buyer wants money back. Personal data: sealed at rest, read once, forgotten when paid. */
export interface BankAccount {
  readonly holder: string;
  readonly document: IdentityDocument;
  readonly bank: string;
  /** Null in Peru. */
  readonly type: AccountType | null;
  /** Digits only; in Peru the CCI. */
  readonly number: string;
}

/** The form as typed. */
export interface BankAccountForm {
  readonly holder: string;
  readonly documentType: string;
  readonly documentNumber: string;
  readonly bank: string;
  readonly accountType: string;
  readonly accountNumber: string;
}

export type BankAccountError =
  | "holder_missing"
  | "holder_malformed"
  | "document_type"
  | "document_empty"
  | "document_digits"
  | "document_length"
  | "document_check_digit"
  | "bank_missing"
  | "bank_malformed"
  | "account_type"
  | "account_empty"
  | "account_digits"
  | "account_length"
  | "cci_length"
  | "cci_check_digits";

/** Everything that is wrong at once, in the order of the form. */
export function parseBankAccount(
  form: BankAccountForm,
  country: Country,
): Result<BankAccount, readonly BankAccountError[]> {
  const holder = parseName(form.holder, 80);
  const document = parseDocument(form.documentType, form.documentNumber, country);
  const bank = parseName(form.bank, 60);
  const type = country === "PE" ? null : accountTypes.find((each) => each === form.accountType);
  const number = parseNumber(form.accountNumber, country);
  if (holder.ok && document.ok && bank.ok && type !== undefined && number.ok) {
    return ok({
      holder: holder.value,
      document: document.value,
      bank: bank.value,
      type,
      number: number.value,
    });
  }
  return err([
    ...(holder.ok ? [] : [`holder_${holder.error}` as const]),
    ...(document.ok ? [] : [documentErrors[document.error]]),
    ...(bank.ok ? [] : [`bank_${bank.error}` as const]),
    ...(type === undefined ? ["account_type" as const] : []),
    ...(number.ok ? [] : [number.error]),
  ]);
}

const documentErrors: Readonly<Record<DocumentError, BankAccountError>> = {
  unknown_type: "document_type",
  empty: "document_empty",
  not_digits: "document_digits",
  wrong_length: "document_length",
  wrong_check_digit: "document_check_digit",
};

/** Letters with what stands between them in names; digits only after a letter ("Banco 1"). */
function parseName(typed: string, maxLength: number): Result<string, "missing" | "malformed"> {
  const name = typed.replace(/\s+/g, " ").trim();
  if (name === "") return err("missing");
  const isName = name.length <= maxLength && /^\p{L}[\p{L}\p{M}\p{N} .,'’&()/-]+$/u.test(name);
  return isName ? ok(name) : err("malformed");
}

type NumberError = Extract<BankAccountError, `account_${"empty" | "digits" | "length"}` | `cci_${string}`>;

/** Colombian accounts have no common length or check digit: 6 to 17 digits, as the banks' own transfer format allows. */
function parseNumber(typed: string, country: Country): Result<string, NumberError> {
  const number = typed.replace(/[\s.\-–]/g, "");
  if (number === "") return err("account_empty");
  if (!/^\d+$/.test(number)) return err("account_digits");
  if (country === "CO") return /^\d{6,17}$/.test(number) ? ok(number) : err("account_length");
  if (number.length !== 20) return err("cci_length");
  return hasCciCheckDigits(number) ? ok(number) : err("cci_check_digits");
}

/**
 * A CCI is bank (3), office (3), account (12) and two check digits: the first over bank and office, the second
 * over the account, each modulo 10 with the weights 1 and 2 in turn and the digits of a product added
 * (localpayment's example 011-366-000100032542-21, 2026-11).
 */
export function hasCciCheckDigits(number: string): boolean {
  return checkDigit(number.slice(0, 6)) + checkDigit(number.slice(6, 18)) === number.slice(18);
}

function checkDigit(digits: string): string {
  const sum = Array.from(digits, (digit, index) => Number(digit) * ((index % 2) + 1)).reduce(
    (total, product) => total + (product > 9 ? product - 9 : product),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}
