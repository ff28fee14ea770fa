import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sparticuz, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A person's: headless and short names get special answers from bot filters. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

/**
 * A real Chromium: $CHROMIUM, the system's, an installed Chrome, else the one that came as an npm package. Throws
 * with what was tried and what to do.
 */
export async function launchChromium(): Promise<Browser> {
  const named = process.env["CHROMIUM"];
  if (named) return launch(named);
  const failures: string[] = [];
  for (const [name, attempt] of attempts) {
    try {
      const browser = await attempt();
      if (browser) return browser;
      failures.push(`${name}: not there`);
    } catch (error) {
      failures.push(
        `${name}: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`,
      );
    }
  }
  throw new Error(
    `No Chromium for the browser tests. Install one ("apt-get install chromium") or set CHROMIUM to its path. Tried:\n  ${failures.join("\n  ")}`,
  );
}

/** A window of a person, in the language their browser is set to. */
export function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ userAgent, viewport: { width: 1200, height: 900 }, ...options });
}

type Attempt = () => Promise<Browser | null>;

const attempts: readonly (readonly [name: string, attempt: Attempt])[] = [
  [
    "/usr/bin/chromium",
    () => (existsSync("/usr/bin/chromium") ? launch("/usr/bin/chromium") : Promise.resolve(null)),
  ],
  ["Google Chrome", () => chromium.launch({ channel: "chrome", args: flags })],
  ["npm package @sparticuz/chromium", async () => launch(await sparticuz.executablePath())],
  ["the same with its own system libraries", launchWithOwnLibraries],
];

function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}

/** For a machine without the libraries that Chromium links to (NSS): the package carries them too, packed. */
async function launchWithOwnLibraries(): Promise<Browser> {
  const packed = join(
    dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))),
    "../bin/al2023.tar.br",
  );
  await inflate(packed);
  setupLambdaEnvironment(join(tmpdir(), "al2023", "lib"));
  return launch(await sparticuz.executablePath());
}
