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
  pagoefectivo: {
    access_key: {
      label: "访问密钥（accessKey）",
      help: "由 PagoEfectivo 随服务一起提供。每个环境各有一个。",
    },
    secret_key: {
      label: "私密密钥（secretKey）",
      help: "与访问密钥一同提供。PagoEfectivo 用它为通知签名。",
    },
    service_id: {
      label: "服务编号（idService）",
      help: "您在 PagoEfectivo 的索尔（PEN）服务编号。",
    },
    environment: {
      label: "环境",
      help: "真实付款填写 production；使用测试密钥时填写 integration。",
    },
  },
  dlocal: {
    login: {
      label: "登录名（X-Login）",
      help: "在 dLocal 商户后台的集成密钥中查看。",
    },
    trans_key: {
      label: "交易密钥（X-Trans-Key）",
      help: "在 dLocal 商户后台，与登录名在一起。",
    },
    secret_key: {
      label: "签名密钥（Secret key）",
      help: "在 dLocal 商户后台，与登录名在一起。用于对发送和接收的内容签名。",
    },
    environment: {
      label: "环境",
      help: "真实收款请填写 live；测试请填写 sandbox，并使用 dLocal 沙盒的密钥。",
    },
    country: {
      label: "国家",
      help: "哥伦比亚 Efecty 请填写 CO；秘鲁 PagoEfectivo 请填写 PE。",
    },
  },
};
