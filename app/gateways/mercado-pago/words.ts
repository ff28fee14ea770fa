import type { FieldWords } from "../../ports/gateway.ts";

/** What the settings form says about each field. */
export const words = {
  access_token: {
    en: {
      label: "Access token",
      help: "In Mercado Pago: Your integrations, your application, Credentials. Starts with APP_USR- or TEST-.",
    },
    es: {
      label: "Access token",
      help: "En Mercado Pago: Tus integraciones, tu aplicación, Credenciales. Empieza por APP_USR- o TEST-.",
    },
    "zh-CN": {
      label: "访问令牌（Access token）",
      help: "在 Mercado Pago：“Tus integraciones”中选择应用，再打开“Credenciales”。以 APP_USR- 或 TEST- 开头。",
    },
  },
  webhook_secret: {
    en: {
      label: "Webhook secret",
      help: "In Mercado Pago: Your integrations, your application, Webhooks, secret signature.",
    },
    es: {
      label: "Clave secreta de webhooks",
      help: "En Mercado Pago: Tus integraciones, tu aplicación, Webhooks, firma secreta.",
    },
    "zh-CN": {
      label: "Webhook 密钥",
      help: "在 Mercado Pago：“Tus integraciones”中选择应用，再打开“Webhooks”，查看“firma secreta”。",
    },
  },
} satisfies Readonly<Record<string, FieldWords>>;
