export const home = {
  title: "Cobrar en efectivo",
  gateways: "Empresas de pago",
  connected: "Conectada",
  notConnected: "Sin conectar",
};
