import type { orders as english } from "../../en/panel/orders.ts";

export const orders: typeof english = {
  method: {
    title: "El método de pago en Shopify",
    steps: {
      heading: "En Shopify",
      open: "Abre Configuración y luego Pagos. En “Métodos de pago manuales”, elige “Crear método de pago personalizado”.",
      name: "Pega esto como nombre del método:",
      details: "Pega esto en “Detalles adicionales”, que el cliente lee antes de hacer el pedido:",
      instructions: "Pega esto en “Instrucciones de pago”, que el cliente lee después de hacer el pedido:",
      activate: "Elige “Activar”.",
    },
    copy: "Copiar",
    copied: "Copiado",
    copyByHand: "El texto está seleccionado. Cópialo con el teclado.",
    names: {
      heading: "Su nombre",
      label: "Nombres del método, uno por línea",
      help: "Tal como lo ven los clientes al pagar. Si le cambias el nombre, agrega el nuevo y conserva el anterior: los pedidos ya hechos lo llevan.",
      save: "Guardar los nombres",
      error: {
        name_missing: "Hay una línea vacía. Quítala o escribe un nombre en ella.",
        name_too_long: "Un nombre tiene más de 100 caracteres. Acórtalo en Shopify y aquí.",
        too_many_names: "Son más de diez nombres. Quita los que ya no lleva ningún pedido abierto.",
        unknown_policy: "Elige en la configuración qué pasa con los pedidos que nadie pagó.",
        unknown_shop: "La aplicación ya no está instalada en esta tienda. Ábrela de nuevo desde Shopify.",
      },
    },
    paste: {
      name: { CO: "Pago en efectivo (Efecty)", PE: "Pago en efectivo (PagoEfectivo)" },
      details: {
        CO: "Pagas en efectivo en cualquier punto Efecty. Al terminar el pedido recibes el número para pagar y su fecha límite.",
        PE: "Pagas en efectivo en un agente o banco, o desde la app de tu banco, con PagoEfectivo. Al terminar el pedido recibes el código para pagar y su fecha límite.",
      },
      instructions:
        "Abre la página de tu pedido: allí están el número para pagar, cuánto, dónde y hasta cuándo. Tu pedido se confirma cuando llega el pago.",
    },
    meaning: "Quiere decir:",
    next: "Seguir con el pedido de prueba",
  },
  first: {
    title: "Pedido de prueba",
    intro: "Esta página está pendiente de tu tienda. Déjala abierta mientras haces esto:",
    steps: {
      place: "En otra pestaña, abre tu tienda como cliente y pide algo pequeño con “{{method}}”.",
      placeUnnamed: "Primero dinos cómo se llama tu método de pago.",
      page: "Abre la página de pago del pedido: desde la página del pedido, o aquí en cuanto aparezca.",
      pay: "Paga el monto exacto en efectivo con el número que se muestra allí.",
      after: "Cuando llegue el dinero, devuelve el pedido si no quieres conservarlo.",
    },
    waiting: "Esperando un pedido con tu método de pago…",
    order: {
      heading: "El pedido más reciente",
      amount: "Monto",
      placedAt: "Pedido visto",
      reference: "Número para pagar",
      noReference: "El cliente lo recibe al abrir la página de pago.",
      open: "Abrir la página de pago",
    },
    state: {
      started: "Pedido visto",
      awaiting_payment: "Esperando el efectivo",
      failed: "No se pudo crear el número",
      canceled: "Cancelado",
      expired: "Vencido",
      paid: "Pagado",
      partially_refunded: "Pagado y devuelto en parte",
      refunded: "Pagado y luego devuelto",
    },
    proved: "Llegó el dinero y Shopify muestra el pedido como pagado. Tu tienda ya cobra en efectivo.",
  },
};
