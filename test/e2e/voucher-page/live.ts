import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { comeBack } from "../shopper.ts";
import { pathOf, test } from "./page-stage.ts";

const seeHeading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

describe("the open page", () => {
  test.concurrent(
    "turns to paid without a reload, says so once, and takes nobody's place on the page",
    async ({ stage }) => {
      const page = await stage.open("waiting");
      await page.evaluate("window.scrollTo(0, 700); window.isTheSame = true");
      await page.getByRole("link", { name: "English" }).focus();
      stage.turn(page, "paid");
      await comeBack(page);
      await seeHeading(page, "Recibimos tu pago");
      expect(await page.evaluate("window.isTheSame")).toBe(true);
      expect(await page.title()).toContain("Recibimos tu pago");
      expect(await page.locator("#news").innerText()).toContain("Recibimos tu pago");
      expect(await page.evaluate("document.activeElement.innerText")).toBe("English");
      await page.context().close();
    },
  );

  test.concurrent(
    "asks after ten seconds, ever more rarely up to a minute, and not at all while nobody looks",
    async ({ stage }) => {
      const page = await stage.open("waiting", {
        prepare: async (opened) => {
          await opened.clock.install();
          // The page's next look is set once its last was answered, which no moved clock waits for.
          await opened.addInitScript(`const plainFetch = fetch; window.answered = Promise.resolve();
          window.fetch = (...given) => {
            const answer = plainFetch(...given);
            window.answered = answer.then((response) => response.clone().text());
            return answer;
          };`);
        },
      });
      const looks = () => stage.server.asked.filter((path) => path === `${pathOf(page)}/state`).length;
      const before = looks();
      const after: number[] = [];
      for (let second = 0; second < 200; second += 1) {
        const was = looks();
        await page.clock.runFor(1_000);
        await page.evaluate("window.answered.then(() => null)");
        if (looks() > was) after.push(second + 1);
      }
      const gaps = after.map((at, index) => at - (after[index - 1] ?? 0));
      expect(gaps[0]).toBeGreaterThanOrEqual(9);
      expect(gaps.every((gap, index) => index === 0 || gap >= (gaps[index - 1] ?? 0) - 1)).toBe(true);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(62);
      expect(looks() - before).toBeLessThanOrEqual(7);
      await page.context().close();
    },
  );

  test.concurrent("leaves the cashier's screen when it is paid", async ({ stage }) => {
    const page = await stage.open("waiting");
    await page.getByRole("link", { name: "Mostrar en la caja" }).click();
    stage.turn(page, "paid");
    await comeBack(page);
    await seeHeading(page, "Recibimos tu pago");
    await page.context().close();
  });

  test.concurrent("counts the minutes of the last day only, and never aloud", async ({ stage }) => {
    const page = await stage.open("lastDay");
    const timer = page.getByRole("timer");
    expect(await timer.innerText()).toMatch(/^Quedan 9 h (29|30) min$/);
    expect(await timer.evaluate((element) => element.closest("[role=status]"))).toBeNull();
    const other = await stage.open("waiting");
    expect(await other.getByRole("timer").count()).toBe(0);
    await Promise.all([page, other].map((each) => each.context().close()));
  });
});

describe("copying", () => {
  test.concurrent("copies the digits alone, and says so once it did", async ({ stage }) => {
    const page = await stage.open("waiting", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copiar número" }).click();
    await page.getByText("Copiado").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("123456789012");
    await page.context().close();
  });

  test.concurrent("selects the number and says how to go on when the phone refuses", async ({ stage }) => {
    const page = await stage.open("waiting", {
      prepare: (opened) =>
        opened.addInitScript("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"),
    });
    await page.getByRole("button", { name: "Copiar número" }).click();
    await page.getByText("El número está seleccionado.").waitFor();
    expect(await page.evaluate("getSelection().toString().replace(/\\n/g, '')")).toBe("123456789012");
    expect(await page.getByText("Copiado").count()).toBe(0);
    await page.context().close();
  });
});

describe("sharing", () => {
  test.concurrent("goes through the phone's own sheet where there is one", async ({ stage }) => {
    const page = await stage.open("waiting", {
      prepare: (opened) =>
        opened.addInitScript("navigator.share = (what) => ((window.shared = what), Promise.resolve())"),
    });
    await page.getByRole("button", { name: "Compartir" }).click();
    const { text } = await page.evaluate<{ text: string }>("window.shared");
    for (const part of ["$ 184.900 COP", "1234 5678 9012", "110 757", `${stage.server.url}${pathOf(page)}`])
      expect(text.replaceAll("\u00a0", " ")).toContain(part);
    expect(await page.locator("[data-share-fallback]").isVisible()).toBe(false);
    await page.context().close();
  });

  test.concurrent("is a message or a mail where there is none", async ({ stage }) => {
    const page = await stage.open("waiting", {
      prepare: (opened) => opened.addInitScript("delete Navigator.prototype.share"),
    });
    await page.getByText("Compartir").last().click();
    const whatsapp = await page.getByRole("link", { name: "WhatsApp", exact: true }).getAttribute("href");
    expect(new URL(whatsapp ?? "").searchParams.get("text")).toContain(pathOf(page));
    const mail = await page.getByRole("link", { name: "Correo" }).getAttribute("href");
    expect(mail).toMatch(/^mailto:\?subject=Pago/);
    await page.context().close();
  });
});
