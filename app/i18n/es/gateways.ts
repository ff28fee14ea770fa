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
  pagoefectivo: {
    access_key: {
      label: "Clave de acceso (accessKey)",
      help: "PagoEfectivo la entrega con tu servicio. Cada ambiente tiene la suya.",
    },
    secret_key: {
      label: "Clave secreta (secretKey)",
      help: "Se entrega junto con la clave de acceso. PagoEfectivo firma con ella sus notificaciones.",
    },
    service_id: {
      label: "Número de servicio (idService)",
      help: "El número de tu servicio en soles en PagoEfectivo.",
    },
    environment: {
      label: "Ambiente",
      help: "Escribe production para pagos reales, o integration con las claves de prueba.",
    },
  },
  dlocal: {
    login: {
      label: "Login (X-Login)",
      help: "En el panel de dLocal, entre tus claves de integración.",
    },
    trans_key: {
      label: "Clave de transacción (X-Trans-Key)",
      help: "En el panel de dLocal, junto al login.",
    },
    secret_key: {
      label: "Clave secreta",
      help: "En el panel de dLocal, junto al login. Firma lo que se envía y lo que se recibe.",
    },
    environment: {
      label: "Ambiente",
      help: "Escribe live para cobros reales, o sandbox con las claves del sandbox de dLocal para pruebas.",
    },
    country: {
      label: "País",
      help: "Escribe CO para Efecty en Colombia, o PE para PagoEfectivo en Perú.",
    },
  },
};
