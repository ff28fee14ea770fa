import type { counter as source } from "../en/counter.ts";

export const counter: typeof source = {
  replaced: {
    link: "Ver el número nuevo",
    note: "Este número reemplaza al {{reference}}. No pagues el anterior.",
  },
  actions: {
    cashier: "Mostrar en la caja",
    save: "Guardar",
    share: "Compartir",
    print: "Imprimir",
    page: "PDF, hoja A4",
    receipt: "PDF, papel de 80 mm",
    picture: "Imagen",
    calendar: "Recordatorio en el calendario",
    whatsapp: "WhatsApp",
    mail: "Correo",
  },
  share: {
    subject: "Pago en {{method}} para {{shop}}",
    text: "Paga {{amount}} en {{method}} antes del {{deadline}}. {{numbers}}. {{url}}",
    number: "{{label}}: {{number}}",
  },
  cashier: {
    heading: "Pago en {{method}}",
    amount: "Valor exacto",
    means: {
      efecty: "Quiero hacer un pago en Efecty con esta referencia.",
      efectyAgreement: "Quiero hacer un pago en Efecty al convenio {{agreement}} con esta referencia.",
      pagoefectivo: "Quiero pagar PagoEfectivo con este código CIP.",
    },
    bright: "Sube el brillo de la pantalla para que el lector la vea.",
    close: "Cerrar",
  },
  where: {
    heading: "Dónde pagar",
    efecty: "Cualquier punto Efecty de Colombia recibe este pago. Son puntos de Efecty, no de la tienda.",
    pagoefectivo:
      "Agentes, bodegas y bancos que reciben PagoEfectivo. No todos reciben montos altos: pregunta antes de hacer la fila.",
    hours: "Revisa el horario antes de ir.",
    finder: "Buscar dónde pagar en {{host}}",
  },
  timeLeft: "Quedan {{hours}} h {{minutes}} min",
  asOf: "Sin conexión. Estado a las {{time}}.",
  small: {
    heading: "Bueno saber",
    collects: "{{gateway}} recibe el dinero y se lo entrega a la tienda {{shop}}.",
    refunds: "Si hay que devolver dinero, lo hace la tienda.",
    real: "Esta página está en {{host}}. Si la dirección es otra, no pagues.",
    privacy: "Quien tenga este enlace puede ver y pagar este pedido. Aquí no aparecen tus datos.",
  },
};
