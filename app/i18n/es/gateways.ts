import type { gateways as source } from "../en/gateways.ts";

export const gateways: typeof source = {
  "mercado-pago": {
    access_token: {
      label: "Access token",
      help: "En Mercado Pago: Tus integraciones, tu aplicación, Credenciales. Empieza por APP_USR- o TEST-.",
    },
    webhook_secret: {
      label: "Clave secreta de webhooks",
      help: "En Mercado Pago: Tus integraciones, tu aplicación, Webhooks, firma secreta.",
    },
  },
};
