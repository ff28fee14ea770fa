export const home = {
  title: "现金收款",
  gateways: "支付机构",
  connected: "已连接",
  notConnected: "未连接",
};
