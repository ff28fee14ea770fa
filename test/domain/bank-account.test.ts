import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { hasCciCheckDigits, parseBankAccount, type BankAccountForm } from "../../app/domain/bank-account.ts";

const peru: BankAccountForm = {
  holder: "  Rosa  Quispe Mamani ",
  documentType: "DNI",
  documentNumber: "45119119",
  bank: "Banco de Ejemplo",
  accountType: "",
  accountNumber: "011-366-000100032542-21",
};
const colombia: BankAccountForm = {
  holder: "José Núñez O'Hara",
  documentType: "CC",
  documentNumber: "1.032.456.789",
  bank: "Nequi",
  accountType: "deposit",
  accountNumber: "300 123 4567",
};

describe("a bank account", () => {
  test("in Peru is a CCI, cleaned of what people type between digits", () => {
    expect(parseBankAccount(peru, "PE")).toEqual({
      ok: true,
      value: {
        holder: "Rosa Quispe Mamani",
        document: { type: "DNI", number: "45119119" },
        bank: "Banco de Ejemplo",
        type: null,
        number: "01136600010003254221",
      },
    });
  });

  test("in Colombia has a type and a number, also on a phone", () => {
    expect(parseBankAccount(colombia, "CO")).toMatchObject({
      value: { type: "deposit", number: "3001234567", document: { number: "1032456789" } },
    });
  });

  test("says everything that is wrong at once, in the order of the form", () => {
    const empty = {
      holder: "",
      documentType: "",
      documentNumber: "",
      bank: " ",
      accountType: "",
      accountNumber: "",
    };
    const errors = (country: "CO" | "PE") => parseBankAccount(empty, country);
    expect(errors("CO")).toMatchObject({
      error: ["holder_missing", "document_type", "bank_missing", "account_type", "account_empty"],
    });
    expect(errors("PE")).toMatchObject({
      error: ["holder_missing", "document_type", "bank_missing", "account_empty"],
    });
  });

  test.each([
    [{ holder: "1234" }, "holder_malformed"],
    [{ holder: "Rosa <b>" }, "holder_malformed"],
    [{ holder: "R".repeat(81) }, "holder_malformed"],
    [{ bank: "=cmd()" }, "bank_malformed"],
    [{ documentNumber: "" }, "document_empty"],
    [{ documentNumber: "4511911x" }, "document_digits"],
    [{ documentNumber: "451191190" }, "document_length"],
    [{ documentType: "RUC", documentNumber: "20100070971" }, "document_check_digit"],
    [{ documentType: "CC" }, "document_type"],
    [{ accountNumber: "0113660001000325422a" }, "account_digits"],
    [{ accountNumber: "a0113660001000325422" }, "account_digits"],
    [{ accountNumber: "0113660001000325422" }, "cci_length"],
    [{ accountNumber: "01136600010003254222" }, "cci_check_digits"],
  ])("with %o is refused as %s", (changes, error) => {
    expect(parseBankAccount({ ...peru, ...changes }, "PE")).toEqual({ ok: false, error: [error] });
  });

  test("may name a holder of up to 80 letters", () => {
    expect(parseBankAccount({ ...peru, holder: "R".repeat(80) }, "PE").ok).toBe(true);
  });

  test("with a mistake in every field tells them all at once", () => {
    const empty = {
      holder: "",
      documentType: "",
      documentNumber: "",
      bank: "",
      accountType: "",
      accountNumber: "",
    };
    const errors = ["holder_missing", "document_type", "bank_missing", "account_type", "account_empty"];
    expect(parseBankAccount(empty, "CO")).toEqual({ ok: false, error: errors });
    expect(parseBankAccount({ ...colombia, accountType: "" }, "CO")).toEqual({
      ok: false,
      error: ["account_type"],
    });
  });

  test.each(["12345", "1".repeat(18)])("in Colombia of %s is too short or too long", (accountNumber) => {
    expect(parseBankAccount({ ...colombia, accountNumber }, "CO")).toEqual({
      ok: false,
      error: ["account_length"],
    });
  });
});

describe("the check digits of a CCI", () => {
  test("find any single wrong digit", () => {
    const right = "01136600010003254221";
    expect(hasCciCheckDigits(right)).toBe(true);
    fc.assert(
      fc.property(fc.nat(19), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digit = (Number(right[at]) + shift) % 10;
        expect(hasCciCheckDigits(`${right.slice(0, at)}${digit}${right.slice(at + 1)}`)).toBe(false);
      }),
    );
  });
});
