/** The first page: what is connected. */
export const home = {
  title: "Take cash",
  gateways: "Payment companies",
  connected: "Connected",
  notConnected: "Not connected",
};
