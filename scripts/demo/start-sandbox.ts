import { fileURLToPath } from "node:url";
import { dlocalNetwork } from "../../sandbox/counter/dlocal-network.ts";
import { mercadoPagoNetwork } from "../../sandbox/counter/mercado-pago-network.ts";
import { pagoEfectivoNetwork } from "../../sandbox/counter/pagoefectivo-network.ts";
import { startCounter } from "../../sandbox/counter/start.ts";
import { startDlocalSandbox } from "../../sandbox/gateways/dlocal/start.ts";
import { startMercadoPagoSandbox } from "../../sandbox/gateways/mercado-pago/start.ts";
import { startPagoEfectivoSandbox } from "../../sandbox/gateways/pagoefectivo/start.ts";
import { allPhoneTemplates } from "../../app/i18n/phone-template.ts";
import { startMailbox } from "../../sandbox/mailbox/start.ts";
import type { AppRegistration } from "../../sandbox/shopify/sandbox.ts";
import { startShopifySandbox } from "../../sandbox/shopify/start.ts";
import { startWhatsAppSandbox } from "../../sandbox/whatsapp/start.ts";
import { createSandboxTls } from "../../sandbox/tls/create-authority.ts";
import type { DemoPorts } from "./ports.ts";

export interface DemoSandboxOptions {
  readonly ports: DemoPorts;
  /** Where the pretend world is kept between starts; null keeps it in memory. */
  readonly folder: string | null;
  readonly tlsFolder: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The store app's own identity; without it the pretend Shopify knows one app only. */
  readonly store?: { readonly apiKey: string; readonly apiSecret: string };
  /** Mercado Pago's own waits by default, which are a quarter of an hour and more. */
  readonly webhookRetryDelaysMs?: readonly number[];
}

/** A public host that exists only in the pretend gateways' address books: the real ones refuse localhost. */
const webhookHost = "https://recaudo.example.com";

/** The pretend number that messages to phones come from. Invented. */
const phones = {
  phoneNumberId: "106540352242922",
  token: "whatsapp-demo-token",
  templates: allPhoneTemplates(),
};
const secrets = { appSecret: "whatsapp-demo-app-secret", verifyToken: "whatsapp-demo-verify-token" };

const phoneSettings = {
  WHATSAPP_PHONE_NUMBER_ID: phones.phoneNumberId,
  WHATSAPP_TOKEN: phones.token,
  WHATSAPP_APP_SECRET: secrets.appSecret,
  WHATSAPP_VERIFY_TOKEN: secrets.verifyToken,
};

/** Shopify, the three gateways, the cash counter, everybody's mailbox and phone, pretended, with the settings that point the app at them. */
export async function startSandbox(options: DemoSandboxOptions) {
  const { ports, folder, tlsFolder, webhookRetryDelaysMs } = options;
  const tls = await createSandboxTls(tlsFolder);
  const appUrl = `http://localhost:${ports.web}`;
  const publicHosts = { [webhookHost]: `http://127.0.0.1:${ports.web}` };
  const mercadoPago = await startMercadoPagoSandbox({
    port: ports.mercadoPago,
    dataFolder: folder,
    publicHosts,
    ...(webhookRetryDelaysMs && { webhookRetryDelaysMs }),
  });
  const others = { port: 0, dataFolder: folder, publicHosts };
  const [pagoEfectivo, dlocal] = await Promise.all([
    startPagoEfectivoSandbox(others),
    startDlocalSandbox(others),
  ]);
  const networks = [
    mercadoPagoNetwork(mercadoPago),
    pagoEfectivoNetwork(pagoEfectivo),
    dlocalNetwork(dlocal),
  ];
  const counter = await startCounter({ port: ports.counter, networks });
  const mailbox = await startMailbox({ port: ports.mailbox });
  const whatsapp = await startWhatsAppSandbox({
    port: ports.phones,
    ...phones,
    webhook: { url: `${appUrl}/webhooks/whatsapp`, ...secrets },
  });
  const shopify = await startShopifySandbox({
    port: ports.shopify,
    dataFolder: folder,
    tls,
    app: registrationOf(options),
    blocksFolder: fileURLToPath(new URL("../../build/extensions", import.meta.url)),
  });
  return {
    shopify,
    mercadoPago,
    pagoEfectivo,
    dlocal,
    counter,
    mailbox,
    whatsapp,
    tls,
    /** What the app is told instead of the real addresses. */
    env: {
      PUBLIC_URL: appUrl,
      GATEWAY_WEBHOOK_URL: webhookHost,
      WEBHOOK_PROBE_ORIGIN: publicHosts[webhookHost],
      SHOPIFY_SHOP_ORIGIN: `${shopify.url}/shops/{shop}`,
      SHOPIFY_APP_BRIDGE_URL: `${shopify.url}/shopifycloud/app-bridge.js`,
      GATEWAY_BASE_URLS: `mercado-pago=${mercadoPago.url},pagoefectivo=${pagoEfectivo.url},dlocal=${dlocal.url}`,
      SHOPIFY_MTLS_MODE: "listener",
      SHOPIFY_MTLS_PORT: String(ports.mtls),
      SHOPIFY_MTLS_KEY_FILE: tls.server.keyPath,
      SHOPIFY_MTLS_CERT_FILE: tls.server.certPath,
      SHOPIFY_MTLS_CA_FILES: tls.paymentsCa.certPath,
      SMTP_URL: mailbox.smtpUrl,
      MAIL_FROM: "pagos@recaudo.example.com",
      ...phoneSettings,
      WHATSAPP_BASE_URL: whatsapp.url,
      HOST: "127.0.0.1",
      PORT: String(ports.web),
    },
    close: async () => {
      await Promise.all([shopify.close(), counter.close(), mailbox.close(), whatsapp.close()]);
      await Promise.all([mercadoPago.close(), pagoEfectivo.close(), dlocal.close()]);
    },
  };
}

/** Both apps, as their TOML files and the partner dashboard would say. */
function registrationOf({ ports, apiKey, apiSecret, store }: DemoSandboxOptions): AppRegistration {
  const appUrl = `http://localhost:${ports.web}`;
  const sessionUrl = (name: string): string => `https://localhost:${ports.mtls}/shopify/payments/${name}`;
  return {
    paymentSessionUrl: sessionUrl("sessions"),
    refundSessionUrl: sessionUrl("refunds"),
    captureSessionUrl: sessionUrl("captures"),
    voidSessionUrl: sessionUrl("voids"),
    applicationUrl: `${appUrl}/shopify/payments`,
    redirectUrl: `${appUrl}/shopify/payments/auth/callback`,
    apiKey,
    apiSecret,
    ...(store && {
      store: {
        ...store,
        applicationUrl: `${appUrl}/shopify/store`,
        scopes: ["read_inventory", "read_products", "write_orders"],
        webhookUrl: `${appUrl}/webhooks/shopify/store`,
      },
    }),
  };
}
