import { expect, test } from "vitest";
import { waitUntil } from "../../support/wait-until.ts";
import { expectUsable } from "../accessibility.ts";
import { checkOut, getVoucher, inColombia, numberOn, payAtCounter } from "../shopper.ts";
import type { Stage } from "../stage.ts";

export function describeMails(stage: () => Stage): void {
  test("the mail's link opens the number on another device, and mail and phone say that it was paid", async () => {
    const page = await stage().open();
    await checkOut(stage(), page, inColombia("es"));
    const number = await getVoucher(page, inColombia("es"));
    const token = new URL(page.url()).pathname.split("/")[2] ?? "";
    await page.context().close();
    const mails = () =>
      stage()
        .world.mailbox.mails()
        .filter(({ text }) => text.includes(token));
    await waitUntil("the number is in the mailbox", () => mails().length === 1);

    const other = await stage().open();
    await other.goto(`${stage().world.mailbox.url}/mails/${mails()[0]?.number ?? 0}`);
    await other.getByRole("link", { name: "Abrir mi número de pago" }).click();
    expect(await numberOn(other)).toBe(number);
    await expectUsable(other);

    const phones = () =>
      stage()
        .world.whatsapp.messages()
        .filter(({ buttonSuffix }) => buttonSuffix === token);
    await other.goto(`${stage().world.mailbox.url}/mails/${mails()[0]?.number ?? 0}`);
    await other.getByRole("link", { name: "Recibir noticias también por WhatsApp" }).click();
    await other.getByLabel("Tu número de WhatsApp").fill("300 123 4567");
    await other.getByRole("button", { name: "Recibir noticias por WhatsApp" }).click();
    await other.getByText("Marca la casilla").waitFor();
    await expectUsable(other);
    await other.getByLabel("Sí, quiero noticias").check();
    await other.getByRole("button", { name: "Recibir noticias por WhatsApp" }).click();
    await other.getByRole("heading", { name: "Listo: recibes noticias por WhatsApp" }).waitFor();
    await expectUsable(other);
    await waitUntil("the number is on the phone", () => phones().length === 1);
    expect(phones()[0]?.text.replaceAll(" ", "")).toContain(number);

    await payAtCounter(stage(), number);
    await waitUntil("the second mail is there", () => mails().length === 2);
    expect(mails()[1]?.subject).toMatch(/^Recibimos tu pago/);
    await waitUntil("the phone hears it as well", () => phones().length === 2);
    await other.context().close();
  });
}
