import "@remote-dom/core/polyfill";
import { connectRemoteNode, RemoteElement, setRemoteId } from "@remote-dom/core/elements";
import { ThreadWebWorker } from "@quilted/threads";
import { ROOT_ID, type RemoteConnection } from "@remote-dom/core";
import type { BlockData } from "./block-data.ts";
import { elements } from "./elements.ts";

/** What the page does for the worker, and the worker for the page. */
export interface BlockRun {
  readonly data: BlockData;
  readonly connection: RemoteConnection;
  readonly token: () => Promise<string>;
}

type Texts = Readonly<Record<string, unknown>>;

const targets = new Map<string, () => unknown>();

ThreadWebWorker.self({ exports: { run } });

/** Runs the app's bundle as Shopify does: a script in a worker, whose document is drawn by the page. */
async function run({ data, connection, token }: BlockRun): Promise<string[]> {
  for (const [tag, { properties, events }] of Object.entries(elements))
    defineElement(tag, properties, events);
  const texts = await loadTexts(data);
  Object.assign(globalThis, { shopify: makeApi(data, texts, token) });
  if (data.appOrigin !== null) sendOwnAddressesTo(data.appOrigin, token);
  // Each change is sent as it happens: collected ones are placed by where things stand afterwards, which loses some
  // when several siblings change at once (RemoteMutationObserver, @remote-dom/core 1.12.0).
  setRemoteId(document.body, ROOT_ID);
  connectRemoteNode(document.body, connection);
  const code = await (await fetch(`/blocks/${data.handle}/main.js`)).text();
  // A classic script, as Shopify's CLI writes it.
  (0, eval)(code);
  const target = targets.get(data.target);
  if (!target) throw new Error(`the bundle has no target ${data.target}`);
  await target();
  return [...targets.keys()];
}

function defineElement(tag: string, properties: readonly string[], events: readonly string[]): void {
  class BlockElement extends RemoteElement {
    static override get remoteProperties() {
      return Object.fromEntries(properties.map((name) => [name, { attribute: true, reflect: false }]));
    }
    static override get remoteEvents() {
      return [...events];
    }
  }
  // By these Preact knows that an event is the element's own, and how it is spelt.
  for (const event of events)
    Object.defineProperty(BlockElement.prototype, `on${event}`, { value: null, writable: true });
  customElements.define(tag, BlockElement);
}

async function loadTexts({ handle, language }: BlockData): Promise<Texts> {
  const answer = await fetch(`/blocks/${handle}/locales/${language}`);
  return (await answer.json()) as Texts;
}

function signal<Value>(value: Value) {
  return { value, current: value, subscribe: () => () => undefined };
}

function makeApi({ order, language, target }: BlockData, texts: Texts, token: () => Promise<string>) {
  return {
    extend: (name: string, start: () => unknown) => {
      targets.set(name, start);
    },
    setSignals: () => undefined,
    extension: { target, apiVersion: "2026-07", editor: undefined },
    localization: {
      language: signal({ isoCode: language }),
      extensionLanguage: signal({ isoCode: language }),
    },
    orderConfirmation: signal({
      order: { id: order.id },
      number: order.confirmationNumber,
      isFirstOrder: false,
    }),
    selectedPaymentOptions: signal([{ type: "manualPayment", handle: "manual" }]),
    order: signal(order),
    data: { selected: [{ id: order.id }] },
    sessionToken: { get: token },
    i18n: { translate: (key: string, values: Texts = {}) => translate(texts, key, values) },
  };
}

function translate(texts: Texts, key: string, values: Texts): string {
  const found = key
    .split(".")
    .reduce<unknown>((place, part) => (place as Record<string, unknown> | undefined)?.[part], texts);
  if (typeof found !== "string") throw new Error(`no text ${key}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
}

/** In the admin an address without a host is the app's own, and the merchant's token is added. */
function sendOwnAddressesTo(origin: string, token: () => Promise<string>): void {
  const plainFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (typeof input !== "string" || !input.startsWith("/api/")) return plainFetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set("Authorization", `Bearer ${await token()}`);
    return plainFetch(origin + input, { ...init, headers });
  };
}
