import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchChromium, openWindow } from "../../support/chromium.ts";
import { startPageServer, type PageServer } from "../../support/page-server.ts";
import { pageStates } from "../../support/page-states.ts";

/** The built pages with chosen payments, and a browser to look at them. */
export interface PageStage {
  readonly server: PageServer;
  readonly browser: Browser;
  /** Opens a state in a new window of a phone. */
  open(state: string, options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  readonly country?: "CO" | "PE";
  readonly language?: string;
  /** Called before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const phone = { viewport: { width: 390, height: 844 }, serviceWorkers: "block" } as const;

export async function openPageStage(): Promise<PageStage> {
  const server = await startPageServer();
  const browser = await launchChromium();
  return {
    server,
    browser,
    async open(state, { country = "CO", language = "es", prepare, ...options } = {}) {
      const shown = pageStates(country, new Date())[state];
      if (!shown) throw new Error(`no state ${state}`);
      const token = `${state}-${country}`;
      server.show(token, shown);
      const page = await (await openWindow(browser, { ...phone, ...options })).newPage();
      page.setDefaultTimeout(15_000);
      await prepare?.(page);
      await page.goto(`${server.url}/pay/${token}?lang=${language}`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
