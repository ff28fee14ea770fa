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
  pagoefectivo: {
    access_key: {
      label: "Access key (accessKey)",
      help: "PagoEfectivo gives it with your service. Each environment has its own.",
    },
    secret_key: {
      label: "Secret key (secretKey)",
      help: "Given together with the access key. PagoEfectivo signs its notifications with it.",
    },
    service_id: {
      label: "Service number (idService)",
      help: "The number of your service in soles at PagoEfectivo.",
    },
    environment: {
      label: "Environment",
      help: "Write production for real payments, or integration with the keys for tests.",
    },
  },
  dlocal: {
    login: {
      label: "Login (X-Login)",
      help: "In dLocal's merchant panel, among your integration keys.",
    },
    trans_key: {
      label: "Transaction key (X-Trans-Key)",
      help: "In dLocal's merchant panel, next to the login.",
    },
    secret_key: {
      label: "Secret key",
      help: "In dLocal's merchant panel, next to the login. It signs what is sent and received.",
    },
    environment: {
      label: "Environment",
      help: "Write live for real payments, or sandbox with the keys of dLocal's sandbox for tests.",
    },
    country: {
      label: "Country",
      help: "Write CO for Efecty in Colombia, or PE for PagoEfectivo in Peru.",
    },
  },
};
