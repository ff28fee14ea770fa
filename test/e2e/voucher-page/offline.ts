import { expect } from "vitest";
import { waitUntil } from "../../support/wait-until.ts";
import { pageStates } from "../../support/page-states.ts";
import { readPng } from "../../support/read-barcodes.ts";
import { comeBack } from "../shopper.ts";
import { pathOf, test } from "./page-stage.ts";

const kept = `caches.open("voucher").then((store) => store.keys()).then((all) => all.map(({ url }) => new URL(url).pathname))`;

test.concurrent(
  "the last opened number comes again without a network, with the time it is from, and can be shown at the counter",
  async ({ stage }) => {
    const page = await stage.open("waiting", { serviceWorkers: "allow" });
    const waiting = page.url();
    const isKept = async () => (await page.evaluate<string[]>(kept)).includes(pathOf(page));
    await waitUntil("the page is kept", async () => ((await isKept()) ? true : null));
    await page.context().setOffline(true);
    await page.reload();
    expect(await page.locator("#as-of").innerText()).toMatch(/^Sin conexión. Estado a las \d\d:\d\d\.$/);
    await page.getByRole("link", { name: "Mostrar en la caja" }).click();
    expect(await readPng(await page.screenshot())).toEqual([
      { type: "ZBAR_CODE128", text: "0123456789012345678901" },
    ]);

    // Only the last one: a phone is lent and sold.
    await page.context().setOffline(false);
    await page.goto(waiting);
    stage.server.show("other", pageStates("CO", new Date())["lastDay"] ?? null);
    await page.goto(`${stage.server.url}/pay/other`);
    await waitUntil("the other is kept", async () =>
      (await page.evaluate<string[]>(kept)).join() === "/pay.js,/pay/other" ? true : null,
    );
    stage.server.show("other", null);
    await page.reload();
    await waitUntil("the link that ended is forgotten", async () =>
      (await page.evaluate<string[]>(kept)).join() === "/pay.js" ? true : null,
    );
    await page.context().close();
  },
);

test.concurrent(
  "a page that is open when the network goes says so, and goes on when it is back",
  async ({ stage }) => {
    const page = await stage.open("waiting");
    const note = page.locator("#as-of");
    expect(await note.isVisible()).toBe(false);
    await page.context().setOffline(true);
    await comeBack(page);
    await note.waitFor();
    expect(await page.locator("#reference").isVisible()).toBe(true);
    await page.context().setOffline(false);
    await comeBack(page);
    await note.waitFor({ state: "hidden" });
    await page.context().close();
  },
);

test.concurrent(
  "the screen stays on, and full, while the cashier looks at it, and not after",
  async ({ stage }) => {
    const page = await stage.open("waiting", {
      prepare: (opened) =>
        opened.addInitScript(`window.lit = 0; Object.defineProperty(navigator, "wakeLock", { value: {
        request: async () => (window.lit++, { release: () => window.lit-- }) } })`),
    });
    const lit = () => page.evaluate<number>("window.lit");
    expect(await lit()).toBe(0);
    await page.getByRole("link", { name: "Mostrar en la caja" }).click();
    await waitUntil("the screen is kept on", async () => ((await lit()) === 1 ? true : null));
    await page.keyboard.press("Escape");
    await waitUntil("the screen is let go", async () => ((await lit()) === 0 ? true : null));
    expect(await page.locator("h1").isVisible()).toBe(true);
    await page.context().close();
  },
);
