import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { documentRule, documentRules, parseDocument, type DocumentError } from "../../app/domain/document.ts";
import type { Country } from "../../app/domain/method.ts";

/** Public numbers of state entities: SUNAT, Banco de la Nación, Banco Central de Reserva, Petroperú, EsSalud. */
const rucs = ["20131312955", "20100030595", "20122476309", "20100128218", "20131257750"];
/** DIAN, Bogotá Distrito Capital, Ecopetrol, Banco de la República, SENA. */
const nits = ["8001972684", "8999990619", "8999990681", "8600052167", "8999990341"];

/** The check digit as a Peruvian accountant works it out: weights 2 to 7 from the right, over and over. */
function rucDigit(firstTen: string): string {
  const total = Array.from(firstTen)
    .reverse()
    .reduce((sum, digit, at) => sum + Number(digit) * (2 + (at % 6)), 0);
  const rest = 11 - (total % 11);
  if (rest === 10) return "0";
  return rest === 11 ? "1" : String(rest);
}

/** DIAN's primes, from the right (Orden Administrativa 4 of 1989). */
function nitDigit(firstNine: string): string {
  const primes = [3, 7, 13, 17, 19, 23, 29, 37, 41];
  const total = Array.from(firstNine)
    .reverse()
    .reduce((sum, digit, at) => sum + Number(digit) * primes[at]!, 0);
  const rest = total % 11;
  return String(rest > 1 ? 11 - rest : rest);
}

const tenDigits = Array.from("0123456789");
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...tenDigits), minLength: length, maxLength: length });

describe("an identity document is accepted", () => {
  test.each<[type: string, country: Country, typed: string]>([
    ["CC", "CO", "123456"],
    ["CC", "CO", "1234567890"],
    ["CE", "CO", "123456"],
    ["CE", "CO", "1234567890"],
    ["NIT", "CO", "800197268"],
    ["DNI", "PE", "12345678"],
    ["DNI", "PE", "00000001"],
    ["CE", "PE", "123456789"],
    ["CE", "PE", "123456789012"],
    ...rucs.map((ruc): [string, Country, string] => ["RUC", "PE", ruc]),
    ...nits.map((nit): [string, Country, string] => ["NIT", "CO", nit]),
  ])("as %s of %s: %s", (type, country, typed) => {
    expect(parseDocument(type, typed, country)).toEqual({ ok: true, value: { type, number: typed } });
  });

  test.each([
    ["CC", "CO", "1.234.567.890", "1234567890"],
    ["CC", "CO", " 1 234 567\t890 ", "1234567890"],
    ["CC", "CO", "1\u00a0234\u00a0567", "1234567"],
    ["NIT", "CO", "800.197.268-4", "8001972684"],
    ["NIT", "CO", "800.197.268 \u2013 4", "8001972684"],
    ["DNI", "PE", "12-345-678", "12345678"],
    ["RUC", "PE", "20 13131295 5", "20131312955"],
  ] as const)("without the marks people type: %s of %s, %j", (type, country, typed, number) => {
    expect(parseDocument(type, typed, country)).toEqual({ ok: true, value: { type, number } });
  });
});

describe("an identity document is refused", () => {
  test.each<[type: string, country: Country, typed: string, error: DocumentError]>([
    ["CC", "CO", "", "empty"],
    ["CC", "CO", " .- ", "empty"],
    ["CC", "CO", "12345", "wrong_length"],
    ["CC", "CO", "12345678901", "wrong_length"],
    ["CC", "CO", "12345a", "not_digits"],
    ["CC", "CO", "123456,7", "not_digits"],
    ["CC", "CO", "+123456", "not_digits"],
    ["CC", "CO", "\u0661\u0662\u0663\u0664\u0665\u0666", "not_digits"],
    ["CC", "CO", "\uff11\uff12\uff13\uff14\uff15\uff16", "not_digits"],
    ["CC", "CO", "123456\0", "not_digits"],
    ["CE", "CO", "12345", "wrong_length"],
    ["CE", "CO", "12345678901", "wrong_length"],
    ["NIT", "CO", "80019726", "wrong_length"],
    ["NIT", "CO", "80019726845", "wrong_length"],
    ["NIT", "CO", "800197268-3", "wrong_check_digit"],
    ["DNI", "PE", "1234567", "wrong_length"],
    ["DNI", "PE", "123456789", "wrong_length"],
    ["CE", "PE", "12345678", "wrong_length"],
    ["CE", "PE", "1234567890123", "wrong_length"],
    ["RUC", "PE", "2013131295", "wrong_length"],
    ["RUC", "PE", "201313129555", "wrong_length"],
    ["RUC", "PE", "20131312954", "wrong_check_digit"],
    ["DNI", "CO", "12345678", "unknown_type"],
    ["CC", "PE", "12345678", "unknown_type"],
    ["dni", "PE", "12345678", "unknown_type"],
    ["", "PE", "12345678", "unknown_type"],
    ["__proto__", "PE", "12345678", "unknown_type"],
  ])("as %s of %s: %j (%s)", (type, country, typed, error) => {
    expect(parseDocument(type, typed, country)).toEqual({ ok: false, error });
  });
});

describe("a check digit", () => {
  test("of a RUC is the one SUNAT's rule gives, and the other nine are refused", () => {
    fc.assert(
      fc.property(digits(10), (firstTen) => {
        expect(acceptedLast("RUC", firstTen, "PE")).toEqual([rucDigit(firstTen)]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("of a NIT is the one DIAN's rule gives, and the other nine are refused", () => {
    fc.assert(
      fc.property(digits(9), (firstNine) => {
        expect(acceptedLast("NIT", firstNine, "CO")).toEqual([nitDigit(firstNine)]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("whatever a shopper types", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(...tenDigits, " ", ".", "-", "\u2013") }),
  );
  const type = fc.oneof(fc.constantFrom("CC", "CE", "NIT", "DNI", "RUC"), fc.string());

  test("nothing is thrown, and what is accepted is digits of the rule's length", () => {
    fc.assert(
      fc.property(type, typed, fc.constantFrom<Country>("CO", "PE"), (name, text, country) => {
        const parsed = parseDocument(name, text, country);
        if (!parsed.ok) return;
        const rule = documentRule(name, country)!;
        expect(parsed.value.number).toMatch(/^[0-9]+$/);
        expect(parsed.value.number.length).toBeGreaterThanOrEqual(rule.minLength);
        expect(parsed.value.number.length).toBeLessThanOrEqual(rule.maxLength);
        expect(parseDocument(name, parsed.value.number, country)).toEqual(parsed);
      }),
      { numRuns: 5_000 },
    );
  });

  test("points, spaces and dashes never change the verdict", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documentRules),
        fc.array(fc.tuple(digits(1), fc.constantFrom("", ".", " ", "-", "\u2013", "\u00a0")), {
          minLength: 1,
          maxLength: 13,
        }),
        ({ type: name, country }, pieces) => {
          const plain = pieces.map(([digit]) => digit).join("");
          const marked = pieces.map(([digit, mark]) => digit + mark).join("");
          expect(parseDocument(name, marked, country)).toEqual(parseDocument(name, plain, country));
        },
      ),
    );
  });
});

function isAccepted(type: string, number: string, country: Country): boolean {
  return parseDocument(type, number, country).ok;
}

function acceptedLast(type: string, first: string, country: Country): string[] {
  return tenDigits.filter((last) => isAccepted(type, first + last, country));
}
