import type { FieldWords } from "../../ports/gateway.ts";

/** What the settings form says about each field. */
export const words = {
  login: {
    en: { label: "Login (X-Login)", help: "In dLocal's merchant panel, among your integration keys." },
    es: { label: "Login (X-Login)", help: "En el panel de dLocal, entre tus claves de integración." },
    "zh-CN": { label: "登录名（X-Login）", help: "在 dLocal 商户后台的集成密钥中查看。" },
  },
  trans_key: {
    en: { label: "Transaction key (X-Trans-Key)", help: "In dLocal's merchant panel, next to the login." },
    es: { label: "Clave de transacción (X-Trans-Key)", help: "En el panel de dLocal, junto al login." },
    "zh-CN": { label: "交易密钥（X-Trans-Key）", help: "在 dLocal 商户后台，与登录名在一起。" },
  },
  secret_key: {
    en: {
      label: "Secret key",
      help: "In dLocal's merchant panel, next to the login. It signs what is sent and received.",
    },
    es: {
      label: "Clave secreta",
      help: "En el panel de dLocal, junto al login. Firma lo que se envía y lo que se recibe.",
    },
    "zh-CN": {
      label: "签名密钥（Secret key）",
      help: "在 dLocal 商户后台，与登录名在一起。用于对发送和接收的内容签名。",
    },
  },
  environment: {
    en: {
      label: "Environment",
      help: "Write live for real payments, or sandbox with the keys of dLocal's sandbox for tests.",
    },
    es: {
      label: "Ambiente",
      help: "Escribe live para cobros reales, o sandbox con las claves del sandbox de dLocal para pruebas.",
    },
    "zh-CN": { label: "环境", help: "真实收款请填写 live；测试请填写 sandbox，并使用 dLocal 沙盒的密钥。" },
  },
  country: {
    en: { label: "Country", help: "Write CO for Efecty in Colombia, or PE for PagoEfectivo in Peru." },
    es: { label: "País", help: "Escribe CO para Efecty en Colombia, o PE para PagoEfectivo en Perú." },
    "zh-CN": { label: "国家", help: "哥伦比亚 Efecty 请填写 CO；秘鲁 PagoEfectivo 请填写 PE。" },
  },
} satisfies Readonly<Record<string, FieldWords>>;
