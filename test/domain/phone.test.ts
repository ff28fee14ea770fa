import { describe, expect, test } from "vitest";
import { readPhone, saysStop } from "../../app/domain/phone.ts";

describe("a typed mobile number", () => {
  test("is read as people of the country write it, with or without the country's code", () => {
    for (const typed of ["300 123 4567", "3001234567", "(300) 123-4567", "57 300 123 4567", "+57 3001234567"])
      expect(readPhone(typed, "CO")).toEqual({ ok: true, value: "+573001234567" });
    for (const typed of ["987 654 321", "51987654321", "+51 987.654.321"])
      expect(readPhone(typed, "PE")).toEqual({ ok: true, value: "+51987654321" });
  });

  test("of another country needs its plus", () => {
    expect(readPhone("+58 412 1234567", "CO")).toEqual({ ok: true, value: "+584121234567" });
    expect(readPhone("584121234567", "CO")).toEqual({ ok: false, error: "phone_malformed" });
    expect(readPhone("+51 987 654 321", "CO")).toEqual({ ok: true, value: "+51987654321" });
  });

  test("that no phone has is refused", () => {
    expect(readPhone("  ", "CO")).toEqual({ ok: false, error: "phone_empty" });
    const wrong = [
      "601 234 5678",
      "30012345678",
      "300 123 456",
      "+57 601 234 5678",
      "+0123456789",
      "+1234567",
      "abc",
    ];
    for (const typed of [...wrong, `+${"1".repeat(16)}`])
      expect(readPhone(typed, "CO")).toEqual({ ok: false, error: "phone_malformed" });
    expect(readPhone("3001234567", "PE")).toEqual({ ok: false, error: "phone_malformed" });
  });
});

test("a reply says stop only as a whole", () => {
  for (const reply of ["STOP", " baja. ", "¡Alto!", "退订", "No más"]) expect(saysStop(reply)).toBe(true);
  for (const reply of ["", "no pude ir a la baja", "gracias", "stop by the shop"])
    expect(saysStop(reply)).toBe(false);
});
