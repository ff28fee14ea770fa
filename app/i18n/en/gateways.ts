/** Names and help of each gateway's credential fields: gateway id, then field name. */
export const gateways = {
  "mercado-pago": {
    access_token: {
      label: "Access token",
      help: "In Mercado Pago: Your integrations, your application, Credentials. Starts with APP_USR- or TEST-.",
    },
    webhook_secret: {
      label: "Webhook secret",
      help: "In Mercado Pago: Your integrations, your application, Webhooks, secret signature.",
    },
  },
};
