import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchChromium, openWindow } from "../support/chromium.ts";
import { startWorld, type World, type WorldOptions } from "../support/processes.ts";

/** The running product and a browser to use it with. */
export interface Stage {
  readonly world: World;
  /** A new window of a new person; all windows are closed with the stage. */
  open(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function openStage(options: WorldOptions = { areShopsSetUp: false }): Promise<Stage> {
  const world = await startWorld(options);
  let browser: Browser;
  try {
    browser = await launchChromium();
  } catch (error) {
    await world.close();
    throw error;
  }
  return {
    world,
    async open(options) {
      const page = await (await openWindow(browser, options)).newPage();
      page.setDefaultTimeout(15_000);
      return page;
    },
    async close() {
      await browser.close();
      await world.close();
    },
  };
}
