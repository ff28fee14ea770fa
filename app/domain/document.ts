import { err, ok, type Result } from "../lib/result.ts";
import type { Country } from "./method.ts";

/** Identity documents a gateway may ask of a shopper. */
export type DocumentType = "CC" | "CE" | "NIT" | "DNI" | "RUC";

export interface IdentityDocument {
  readonly type: DocumentType;
  /** Without points, spaces or dashes. */
  readonly number: string;
}

export interface DocumentRule {
  readonly type: DocumentType;
  readonly country: Country;
  readonly minLength: number;
  readonly maxLength: number;
}

/** Mercado Pago openapi overlays MCO and MPE, v1.0.0 (2026-06-24). */
export const documentRules: readonly DocumentRule[] = [
  { type: "CC", country: "CO", minLength: 6, maxLength: 10 },
  { type: "CE", country: "CO", minLength: 6, maxLength: 10 },
  { type: "NIT", country: "CO", minLength: 9, maxLength: 10 },
  { type: "DNI", country: "PE", minLength: 8, maxLength: 8 },
  { type: "CE", country: "PE", minLength: 9, maxLength: 12 },
  { type: "RUC", country: "PE", minLength: 11, maxLength: 11 },
];

export type DocumentError = "unknown_type" | "empty" | "not_digits" | "wrong_length" | "wrong_check_digit";

export function documentRule(type: string, country: Country): DocumentRule | undefined {
  return documentRules.find((rule) => rule.type === type && rule.country === country);
}

/** Cleans what people type (points, spaces, dashes) and checks length and, where one exists, the check digit. */
export function parseDocument(
  type: string,
  typed: string,
  country: Country,
): Result<IdentityDocument, DocumentError> {
  const rule = documentRule(type, country);
  if (!rule) return err("unknown_type");
  const number = typed.replace(/[\s.\-–]/g, "");
  if (number === "") return err("empty");
  if (!/^\d+$/.test(number)) return err("not_digits");
  if (number.length < rule.minLength || number.length > rule.maxLength) return err("wrong_length");
  if (rule.type === "RUC" && !hasRucCheckDigit(number)) return err("wrong_check_digit");
  if (rule.type === "NIT" && number.length === 10 && !hasNitCheckDigit(number))
    return err("wrong_check_digit");
  return ok({ type: rule.type, number });
}

/** SUNAT's modulo 11 over the first ten digits of a Peruvian RUC. */
function hasRucCheckDigit(number: string): boolean {
  const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return (11 - (sum % 11)) % 10 === Number(number[10]);
}

/** DIAN's modulo 11 over the nine digits of a Colombian NIT, when the shopper typed the tenth. */
function hasNitCheckDigit(number: string): boolean {
  const weights = [41, 37, 29, 23, 19, 17, 13, 7, 3];
  const rest = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0) % 11;
  return (rest < 2 ? rest : 11 - rest) === Number(number[9]);
}
