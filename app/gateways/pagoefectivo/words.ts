import type { FieldWords } from "../../ports/gateway.ts";

/** What the settings form says about each field. */
export const words = {
  access_key: {
    en: {
      label: "Access key (accessKey)",
      help: "PagoEfectivo gives it with your service. Each environment has its own.",
    },
    es: {
      label: "Clave de acceso (accessKey)",
      help: "PagoEfectivo la entrega con tu servicio. Cada ambiente tiene la suya.",
    },
    "zh-CN": { label: "访问密钥（accessKey）", help: "由 PagoEfectivo 随服务一起提供。每个环境各有一个。" },
  },
  secret_key: {
    en: {
      label: "Secret key (secretKey)",
      help: "Given together with the access key. PagoEfectivo signs its notifications with it.",
    },
    es: {
      label: "Clave secreta (secretKey)",
      help: "Se entrega junto con la clave de acceso. PagoEfectivo firma con ella sus notificaciones.",
    },
    "zh-CN": { label: "私密密钥（secretKey）", help: "与访问密钥一同提供。PagoEfectivo 用它为通知签名。" },
  },
  service_id: {
    en: { label: "Service number (idService)", help: "The number of your service in soles at PagoEfectivo." },
    es: {
      label: "Número de servicio (idService)",
      help: "El número de tu servicio en soles en PagoEfectivo.",
    },
    "zh-CN": { label: "服务编号（idService）", help: "您在 PagoEfectivo 的索尔（PEN）服务编号。" },
  },
  environment: {
    en: {
      label: "Environment",
      help: "Write production for real payments, or integration with the keys for tests.",
    },
    es: {
      label: "Ambiente",
      help: "Escribe production para pagos reales, o integration con las claves de prueba.",
    },
    "zh-CN": { label: "环境", help: "真实付款填写 production；使用测试密钥时填写 integration。" },
  },
} satisfies Readonly<Record<string, FieldWords>>;
