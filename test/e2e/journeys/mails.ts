import { expect, test } from "vitest";
import { waitUntil } from "../../support/wait-until.ts";
import { expectUsable } from "../accessibility.ts";
import { checkOut, getVoucher, inColombia, numberOn, payAtCounter } from "../shopper.ts";
import type { Stage } from "../stage.ts";

export function describeMails(stage: () => Stage): void {
  test("the mail's link opens the number on another device, and a mail says that it was paid", async () => {
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

    await payAtCounter(stage(), number);
    await waitUntil("the second mail is there", () => mails().length === 2);
    expect(mails()[1]?.subject).toMatch(/^Recibimos tu pago/);
    await other.context().close();
  });
}
