import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test, type PageStage } from "./page-stage.ts";

const openings = 5;

interface Loaded {
  readonly lcp: number;
  readonly cls: number;
}

/**
 * A busy machine makes a page slower and never faster, so the fastest of five openings is what the page itself takes,
 * and one within the limit is enough. Nothing may move in any of them.
 */
test("on slow 4G and a processor four times as slow it is there within a second, and nothing moves", async ({
  stage,
}) => {
  const loaded: Loaded[] = [];
  while (loaded.length < openings && !loaded.some(({ lcp }) => lcp <= 1_000)) loaded.push(await load(stage));
  console.log(`largest contentful paint ${loaded.map(({ lcp }) => `${Math.round(lcp)} ms`).join(", ")}`);
  expect(loaded.map(({ cls }) => cls)).toEqual(loaded.map(() => 0));
  const fastest = Math.min(...loaded.map(({ lcp }) => lcp));
  expect(fastest).toBeGreaterThan(0);
  expect(fastest).toBeLessThanOrEqual(1_000);
});

async function load(stage: PageStage): Promise<Loaded> {
  const page = await stage.open("waiting", { viewport: { width: 360, height: 640 }, prepare: slowDown });
  await page.waitForLoadState("networkidle");
  const loaded = await page.evaluate<Loaded>(`new Promise((done) => {
    const found = { lcp: 0, cls: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) found.lcp = Math.max(found.lcp, entry.startTime);
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) found.cls += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(found), 500);
  })`);
  await page.context().close();
  return loaded;
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  // Chrome's own "Slow 4G": 1.6 Mbit/s and 150 ms, with its factors for what a proxy cannot imitate.
  await devtools.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 },
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}
