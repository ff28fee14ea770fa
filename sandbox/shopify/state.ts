import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type {
  AccessToken,
  AppCall,
  AuthorizationCode,
  Checkout,
  Fault,
  Installation,
  MoneySession,
  Order,
  PaymentSession,
  RefreshToken,
  SentRequest,
} from "./records.ts";
import type { StoreInstallation, StoreOrder, Subscription, Variant } from "./store/records.ts";

/** Everything the pretend Shopify knows. Changed in place; call `changed()` afterwards to have it kept. */
export interface ShopifyState {
  readonly installations: Map<string, Installation>;
  readonly accessTokens: Map<string, AccessToken>;
  readonly refreshTokens: Map<string, RefreshToken>;
  readonly codes: Map<string, AuthorizationCode>;
  readonly checkouts: Map<string, Checkout>;
  /** By session id. */
  readonly payments: Map<string, PaymentSession>;
  /** By session id. */
  readonly moneySessions: Map<string, MoneySession>;
  /** By group: one order however many attempts. */
  readonly orders: Map<string, Order>;
  /** Of the store app, by shop. */
  readonly storeInstallations: Map<string, StoreInstallation>;
  /** Orders with a manual payment method, by their number. */
  readonly storeOrders: Map<string, StoreOrder>;
  readonly variants: Map<string, Variant>;
  readonly subscriptions: Map<string, Subscription>;
  readonly sent: SentRequest[];
  readonly calls: AppCall[];
  fault: Fault | null;
}

export interface StateStore {
  readonly state: ShopifyState;
  /** Has the state written soon; calls in between share one write. */
  readonly changed: () => void;
  /** Writes what is not written yet. */
  readonly flush: () => Promise<void>;
}

const mapNames = [
  "installations",
  "accessTokens",
  "refreshTokens",
  "codes",
  "checkouts",
  "payments",
  "moneySessions",
  "orders",
  "storeInstallations",
  "storeOrders",
  "variants",
  "subscriptions",
] as const;

/** Older log lines are dropped, so that a sandbox left running stays small. */
const maxLogLines = 20_000;
const writeDelayMs = 100;

/** Opens the state kept in `folder/shopify.json`, or a new one; `null` keeps it in memory only. */
export async function openState(folder: string | null): Promise<StateStore> {
  const state = emptyState();
  if (folder === null) return { state, changed: () => trimLogs(state), flush: () => Promise.resolve() };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "shopify.json");
  const stored = await readStored(path);
  if (stored !== null) restore(state, stored);
  return keepIn(path, state);
}

function keepIn(path: string, state: ShopifyState): StateStore {
  let timer: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();
  const write = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(() => writeWhole(path, snapshot(state)));
    return writing;
  };
  return {
    state,
    changed() {
      trimLogs(state);
      timer ??= setTimeout(() => {
        write().catch((error: unknown) => console.error(`Sandbox Shopify could not write ${path}:`, error));
      }, writeDelayMs);
    },
    flush: write,
  };
}

/** A reader, also after a kill, finds the old text or the new one. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path);
}

async function readStored(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function snapshot(state: ShopifyState): string {
  const maps = mapNames.map((name) => [name, [...state[name]]] as const);
  return JSON.stringify({
    ...Object.fromEntries(maps),
    sent: state.sent,
    calls: state.calls,
    fault: state.fault,
  });
}

function restore(state: ShopifyState, text: string): void {
  const stored = JSON.parse(text) as Record<string, unknown>;
  for (const name of mapNames) {
    const map = state[name] as Map<string, unknown>;
    for (const [key, value] of (stored[name] ?? []) as [string, unknown][]) map.set(key, value);
  }
  state.sent.push(...(stored["sent"] as SentRequest[]));
  state.calls.push(...(stored["calls"] as AppCall[]));
  state.fault = stored["fault"] as Fault | null;
}

function trimLogs(state: ShopifyState): void {
  for (const log of [state.sent, state.calls]) {
    if (log.length > maxLogLines) log.splice(0, log.length - maxLogLines);
  }
}

function emptyState(): ShopifyState {
  return {
    installations: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    codes: new Map(),
    checkouts: new Map(),
    payments: new Map(),
    moneySessions: new Map(),
    orders: new Map(),
    storeInstallations: new Map(),
    storeOrders: new Map(),
    variants: new Map(),
    subscriptions: new Map(),
    sent: [],
    calls: [],
    fault: null,
  };
}
