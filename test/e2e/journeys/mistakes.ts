import { describe, expect, test } from "vitest";
import { expectUsable } from "../accessibility.ts";
import { askVoucher, checkOut, inColombia, inPeru } from "../shopper.ts";
import type { Stage } from "../stage.ts";

const documents = [
  {
    purchase: { ...inColombia("es"), documentNumber: "" },
    message: "Escribe tu número de documento.",
  },
  {
    purchase: { ...inColombia("en"), documentNumber: "1234" },
    message: "The number of digits does not fit this document type. Count them again.",
  },
  {
    purchase: { ...inColombia("es"), documentNumber: "10324A6789" },
    message: "Usa solo dígitos, sin letras.",
  },
  {
    purchase: { ...inPeru("zh-CN"), documentType: "RUC", documentNumber: "20100070971" },
    message: "号码不存在：有一位数字填错了，请检查。",
  },
];

const refusals = [
  { name: "centavos that Efecty cannot take", price: 2, heading: "Este valor no se puede pagar en efectivo" },
  { name: "an amount that is too small", price: 3, heading: "Este valor es muy bajo para pagar en efectivo" },
  { name: "an amount that is too large", price: 4, heading: "Este valor es muy alto para pagar en efectivo" },
];

const missing = [
  { language: "es", heading: "Esta página no existe" },
  { language: "en", heading: "This page does not exist" },
  { language: "zh-CN", heading: "页面不存在" },
];

export function describeMistakes(stage: () => Stage): void {
  test.each(documents)(
    "a document like “$purchase.documentNumber” gets its message beside the field: $message",
    async ({ purchase, message }) => {
      const page = await stage().open();
      await checkOut(stage(), page, purchase);
      await askVoucher(page, purchase);
      const field = page.locator("#documentNumber");
      const error = page.locator("#documentNumber-error");
      await error.waitFor();
      expect(await error.innerText()).toBe(message);
      expect(await field.getAttribute("aria-describedby")).toContain("documentNumber-error");
      expect(await field.inputValue()).toBe(purchase.documentNumber);
      await expectUsable(page);
      await page.context().close();
    },
  );

  describe.each(refusals)("for $name", ({ price, heading }) => {
    test("the shopper reads why, and goes back to the checkout", async () => {
      const page = await stage().open();
      await checkOut(stage(), page, inColombia("es"), price);
      expect(await page.locator("h1").innerText()).toBe(heading);
      await expectUsable(page);
      await page.getByRole("link", { name: "Volver a la tienda" }).click();
      await page.getByTestId("checkout-notice").waitFor();
      await page.context().close();
    });
  });

  test.each(missing)("an unknown pay link is a 404 page in $language", async ({ language, heading }) => {
    const page = await stage().open();
    const answer = await page.goto(`${stage().world.url}/pay/AAAAAAAAAAAAAAAAAAAAAA?lang=${language}`);
    expect(answer?.status()).toBe(404);
    expect(await page.locator("h1").innerText()).toBe(heading);
    await expectUsable(page);
    await page.context().close();
  });
}
