import type { acts as source } from "../../en/panel/acts.ts";

export const acts: typeof source = {
  heading: "Lo que puedes hacer",
  none: "Ahora no hay nada que hacer.",
  back: "Volver",
  of: {
    sync: {
      button: "Preguntar ya a la pasarela",
      ask: "Se pregunta a la pasarela por todos los números de este pago, y Shopify sabrá lo que sea cierto entonces.",
    },
    cancel: {
      button: "Cancelar el número",
      ask: "El número se retira en la pasarela para que nadie lo pueda pagar. Si aparece dinero en el camino, gana el dinero.",
    },
    extend: {
      button: "Extender el plazo",
      ask: "El plazo se mueve lo más tarde que permitan Shopify y la pasarela. Algunas pasarelas crean un número nuevo para eso.",
    },
    reissue: {
      button: "Crear un número nuevo",
      ask: "Primero se retira el número abierto; nunca hay dos. Después la página del comprador muestra el nuevo.",
    },
    confirm: {
      button: "Confirmar a mano",
      ask: "Para dinero que llegó y que la pasarela no avisa. Primero se le pregunta a la pasarela. Con tu palabra el pedido queda pagado y se guarda tu comprobante.",
    },
    accept: {
      button: "Aceptar como pago",
      ask: "Lo que llegó se toma como pago de todo el pedido, aunque difiera o llegara tarde. Shopify sabrá que está pagado. No se puede deshacer.",
    },
    refund_second: {
      button: "Devolver el segundo pago",
      ask: "Todo lo pagado la segunda vez vuelve al comprador por su pasarela.",
    },
    refund_excess: {
      button: "Devolver lo que sobra",
      ask: "Lo que llegó por encima del monto pedido vuelve al comprador.",
    },
    refund_held: {
      button: "Reembolsar el dinero tardío",
      ask: "Todo lo que llegó tarde vuelve al comprador. La decisión queda firme.",
    },
    refund_order: {
      button: "Reembolsar",
      ask: "El dinero vuelve al comprador y las cuentas del pedido en Shopify lo registran. Deja el monto vacío para todo lo que queda.",
    },
    desk_open: {
      button: "Devolver a mano",
      ask: "El comprador recibe un enlace de un solo uso que pide una cuenta bancaria; tú haces la transferencia. Desde ahora el monto cuenta como devuelto.",
    },
    credit: {
      button: "Registrar crédito de la tienda",
      ask: "Diste crédito de la tienda en Shopify por este dinero. El mismo número otra vez es el mismo crédito.",
    },
    unclear: {
      button: "La pasarela no tiene ese número",
      ask: "Miraste en el panel de la pasarela y no hay ninguno. Entonces el comprador puede pedir otro.",
    },
    desk_read: {
      button: "Mostrar la cuenta bancaria",
      ask: "Verás dónde quiere el dinero el comprador. Que miraste queda en el historial.",
    },
    desk_finish: {
      button: "Registrar la transferencia",
      ask: "Hiciste la transferencia de exactamente este monto. Se guarda el comprobante y se borra la cuenta bancaria.",
    },
    desk_cancel: {
      button: "Retirarla",
      ask: "El enlace del comprador deja de servir y la cuenta bancaria se borra. Después el monto se puede devolver de otra forma.",
    },
    check_refund: {
      button: "Preguntar ya",
      ask: "Se pregunta a la pasarela cómo va el reembolso. El dinero no se envía dos veces.",
    },
    retry: { button: "Intentar de nuevo", ask: "El trabajo detenido recibe nuevos intentos, de inmediato." },
    send_refund: {
      button: "Enviar el dinero",
      ask: "El reembolso anotado en las cuentas de Shopify vuelve al comprador por la pasarela, si ella puede. Hazlo solo si el comprador aún no tiene el dinero.",
    },
    resolve: {
      button: "Cerrarlo",
      ask: "Elige cómo terminó y escribe qué se hizo. El dinero que todavía difiere se resuelve primero.",
    },
    assign: { button: "Asignar a alguien", ask: "¿Quién se ocupa? Deja el nombre vacío para nadie." },
  },
  field: {
    reason: "Por qué, para el historial",
    amount: "Monto",
    amountAll: "Monto (vacío: todo lo que queda)",
    reference: "Número del recibo o de la transferencia",
    note: "Qué viste o hiciste",
    file: "Foto o PDF del recibo (máximo 2 MB)",
    gatewayPayment: "Número de pago de la pasarela, si lo sabes",
    insists: "Respondo por ello, aunque la pasarela no lo diga",
    looked: "Miré en el panel de la pasarela y no hay ningún número",
    credit: "Número del crédito de la tienda",
    word: "Cómo terminó",
    owner: "Nombre",
  },
  account: {
    holder: "Titular",
    document: "Documento",
    bank: "Banco",
    type: "Tipo de cuenta",
    number: "Número de cuenta",
    types: { savings: "Ahorros", current: "Corriente", deposit: "Cuenta en el celular" },
  },
  link: "Enlace para el comprador",
};
