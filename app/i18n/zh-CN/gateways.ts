import type { gateways as source } from "../en/gateways.ts";

export const gateways: typeof source = {
  "mercado-pago": {
    access_token: {
      label: "访问令牌（Access token）",
      help: "在 Mercado Pago：“Tus integraciones”中选择应用，再打开“Credenciales”。以 APP_USR- 或 TEST- 开头。",
    },
    webhook_secret: {
      label: "Webhook 密钥",
      help: "在 Mercado Pago：“Tus integraciones”中选择应用，再打开“Webhooks”，查看“firma secreta”。",
    },
  },
};
