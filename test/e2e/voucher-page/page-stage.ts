import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { test as plainTest } from "vitest";
import type { Country } from "../../../app/domain/method.ts";
import { launchChromium, openWindow } from "../../support/chromium.ts";
import { startPageServer, type PageServer } from "../../support/page-server.ts";
import { pageStates } from "../../support/page-states.ts";

/** The built pages with chosen payments, and a browser to look at them. */
export interface PageStage {
  readonly server: PageServer;
  readonly browser: Browser;
  /** Opens a state in a new window of a phone, at a link of its own. */
  open(state: string, options?: OpenOptions): Promise<Page>;
  /** What the link of an open page shows from now on. */
  turn(page: Page, state: string, country?: Country): void;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  readonly country?: Country;
  readonly language?: string;
  /** Called before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const phone = { viewport: { width: 390, height: 844 }, serviceWorkers: "block" } as const;

/** A test of the voucher page; all of a file look at it on one stage. */
export const test = plainTest.extend<{ stage: PageStage }>({
  stage: [
    async ({}, use) => {
      const stage = await openPageStage();
      await use(stage);
      await stage.close();
    },
    { scope: "file" },
  ],
});

async function openPageStage(): Promise<PageStage> {
  const server = await startPageServer();
  const browser = await launchChromium();
  let opened = 0;
  return {
    server,
    browser,
    async open(state, { country = "CO", language = "es", prepare, ...options } = {}) {
      opened += 1;
      const path = `/pay/${state}-${country}-${opened}`;
      server.show(tokenIn(path), stateOf(state, country));
      const page = await (await openWindow(browser, { ...phone, ...options })).newPage();
      page.setDefaultTimeout(15_000);
      await prepare?.(page);
      await page.goto(`${server.url}${path}?lang=${language}`);
      return page;
    },
    turn: (page, state, country = "CO") => server.show(tokenIn(pathOf(page)), stateOf(state, country)),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

export function pathOf(page: Page): string {
  return new URL(page.url()).pathname;
}

function tokenIn(path: string): string {
  return path.split("/").at(-1) ?? "";
}

function stateOf(state: string, country: Country) {
  const shown = pageStates(country, new Date())[state];
  if (!shown) throw new Error(`no state ${state}`);
  return shown;
}
