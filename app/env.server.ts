import * as z from "zod";

const origin = z
  .url()
  .transform((text) => text.replace(/\/+$/, ""))
  .refine((text) => /^https?:\/\//.test(text), "must start with https:// (or http:// on this machine)");
const port = z.coerce.number().int().min(1).max(65_535);
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

const baseUrls = z
  .string()
  .default("")
  .transform((text) => text.split(",").filter((entry) => entry !== ""))
  .pipe(z.array(z.string().regex(/^[a-z-]+=https?:\/\/\S+$/, "must be id=https://…")))
  .transform((entries) => new Map(entries.map((entry) => entry.split(/=(.*)/s, 2) as [string, string])));

const commonFields = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  /** Key ring of secrets at rest: `id:base64 of 32 bytes`, several separated by commas, the last one current. */
  SEALING_KEYS: z.string().min(1),
  /** Signs cookies and refusal links. */
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters"),
  /** Where shoppers and merchants reach this server. */
  PUBLIC_URL: origin,
  /** Where gateways ring, when it is not PUBLIC_URL. */
  GATEWAY_WEBHOOK_URL: origin.optional(),
  /** Where our own probe rings instead, when gateways ring at a host that this network does not know. */
  WEBHOOK_PROBE_ORIGIN: origin.optional(),
  /** The payments app (door 1) and the store app (door 2): one at least. What is not there is not served. */
  SHOPIFY_PAYMENTS_API_KEY: z.string().min(1).optional(),
  SHOPIFY_PAYMENTS_API_SECRET: z.string().min(1).optional(),
  SHOPIFY_STORE_API_KEY: z.string().min(1).optional(),
  SHOPIFY_STORE_API_SECRET: z.string().min(1).optional(),
  /** Template of a shop's own address. */
  SHOPIFY_SHOP_ORIGIN: z.string().includes("{shop}").default("https://{shop}"),
  /** Shopify's script for apps in its admin's frame. */
  SHOPIFY_APP_BRIDGE_URL: z.url().default("https://cdn.shopify.com/shopifycloud/app-bridge.js"),
  /** Other addresses than the gateways' own: `id=address`, separated by commas. For tests and the sandbox. */
  GATEWAY_BASE_URLS: baseUrls,
  /** The mail server shoppers are written through: `smtp://user:password@host:587` or `smtps://…`. Without it, nobody is. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must start with smtp:// or smtps://" }).optional(),
  /** The address those mails come from. */
  MAIL_FROM: z.email().optional(),
  /** WhatsApp's Cloud API: the operator's number, a system user's token, and what signs and verifies its webhooks. */
  WHATSAPP_PHONE_NUMBER_ID: z.string().regex(/^\d+$/, "must be its id, digits only").optional(),
  WHATSAPP_TOKEN: z.string().min(1).optional(),
  WHATSAPP_APP_SECRET: z.string().min(1).optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** Another address than Meta's. For tests and the sandbox. */
  WHATSAPP_BASE_URL: origin.default("https://graph.facebook.com"),
  /** Serve Prometheus metrics at these ports when given, to this machine only unless a host is given. */
  METRICS_PORT: port.optional(),
  WORKER_METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().default("127.0.0.1"),
  /** Test only: `point:visit`, where the process kills itself. */
  CRASH_AT: z.string().optional(),
});

/** A key without its secret would be an app that anybody can sign for. */
const common = commonFields.superRefine((settings, context) => {
  const pairs = [
    ["SHOPIFY_PAYMENTS_API_KEY", "SHOPIFY_PAYMENTS_API_SECRET"],
    ["SHOPIFY_STORE_API_KEY", "SHOPIFY_STORE_API_SECRET"],
  ] as const;
  const fault = (path: string, message: string): void =>
    context.addIssue({ code: "custom", path: [path], message });
  for (const pair of pairs) {
    const missing = pair.filter((name) => settings[name] === undefined);
    const [only, another] = missing;
    if (only && !another) fault(only, "is missing: the app's key and secret belong together");
  }
  if (pairs.every(([key]) => settings[key] === undefined))
    fault(pairs[0][0], "is missing, and so is the store app's: one app at least");
});

/** No payments app: nobody may start a payment session. */
const noSessions = z.object({ SHOPIFY_MTLS_MODE: z.literal("off") });

const listenerMode = z.object({
  SHOPIFY_MTLS_MODE: z.literal("listener"),
  SHOPIFY_MTLS_PORT: port.default(8443),
  SHOPIFY_MTLS_KEY_FILE: z.string().min(1),
  SHOPIFY_MTLS_CERT_FILE: z.string().min(1),
  /** Shopify's payments authorities, PEM files separated by commas; several chains may be loaded at once. */
  SHOPIFY_MTLS_CA_FILES: list.refine((files) => files.length > 0, "needs at least one file"),
});

const proxyMode = z.object({
  SHOPIFY_MTLS_MODE: z.literal("proxy"),
  /** Addresses or CIDR ranges whose header is believed. */
  SHOPIFY_MTLS_TRUSTED_PROXIES: list.refine((entries) => entries.length > 0, "needs at least one address"),
  SHOPIFY_MTLS_HEADER: z.string().toLowerCase().default("ssl-client-verify"),
  SHOPIFY_MTLS_SUCCESS: z.string().default("SUCCESS"),
});

const web = z.object({ HOST: z.string().default("0.0.0.0"), PORT: port.default(3000) });

const mailSettings = { path: ["MAIL_FROM"], message: "belongs together with SMTP_URL" };
const whatsAppSettings = {
  path: ["WHATSAPP_TOKEN"],
  message: "belongs together with WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_APP_SECRET and WHATSAPP_VERIFY_TOKEN",
};
const workerSchema = common
  .refine(({ SMTP_URL: url, MAIL_FROM: from }) => (url === undefined) === (from === undefined), mailSettings)
  .refine((settings) => {
    const { WHATSAPP_PHONE_NUMBER_ID: number, WHATSAPP_TOKEN: token } = settings;
    const { WHATSAPP_APP_SECRET: secret, WHATSAPP_VERIFY_TOKEN: verify } = settings;
    return new Set([number, token, secret, verify].map((value) => value === undefined)).size === 1;
  }, whatsAppSettings);
const webSchema = z.intersection(
  z.intersection(workerSchema, web),
  z.discriminatedUnion("SHOPIFY_MTLS_MODE", [listenerMode, proxyMode, noSessions]),
);

export type Env = z.output<typeof workerSchema>;
export type WebEnv = z.output<typeof webSchema>;

type Variables = Readonly<Record<string, string | undefined>>;

/** The database to use, or null when the app shall run one of its own. */
export function readDatabaseUrl(variables: Variables = process.env): string | null {
  return variables["DATABASE_URL"] ?? null;
}

/** The settings of this process with some of them replaced, for a process it starts. */
export function settingsWith(settings: Variables): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}

/** Thrown at start with every missing or wrong setting by name; values are never repeated. */
export class EnvError extends Error {}

export function readEnv(variables: Variables = process.env): Env {
  return read(workerSchema, variables);
}

export function readWebEnv(variables: Variables = process.env): WebEnv {
  return read(webSchema, variables);
}

function read<Schema extends z.ZodType>(schema: Schema, variables: Variables): z.output<Schema> {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new EnvError(`These settings are missing or wrong (see docs/operating.md):\n${lines.join("\n")}`);
}
