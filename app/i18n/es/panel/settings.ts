import type { settings as english } from "../../en/panel/settings.ts";

export const settings: typeof english = {
  title: "Configuración",
  save: "Guardar",
  life: {
    heading: "Cuánto tiempo se puede pagar un cupón",
    label: "Horas",
    help: "De 6 a 720 horas. Déjalo vacío para usar el mayor tiempo que permitan Shopify y la pasarela.",
    bounds: "{{gateway}} ({{country}}): de {{min}} a {{max}}",
    error: {
      voucher_life_out_of_range: "Escribe un número entero de 6 a 720, o déjalo vacío.",
      unknown_policy: "Elige una de las respuestas sobre el dinero que llega tarde.",
      unknown_shop: "La aplicación ya no está instalada en esta tienda. Ábrela de nuevo desde Shopify.",
    },
  },
  grace: {
    heading: "Cuánto esperamos después de la fecha límite",
    sentence:
      "El efectivo pagado a tiempo puede llegarnos más tarde. Por eso un pedido solo se da por perdido cuando también pasó este tiempo. Depende de lo que indica cada pasarela y cuenta los días hábiles del país.",
    line: "{{gateway}} ({{country}}): {{hours}}, o días hábiles: {{days}}; cuenta lo que termine más tarde",
  },
  late: {
    heading: "Dinero que llega cuando el pedido ya se dio por perdido",
    choice: {
      fulfil: {
        label: "Cumplir el pedido si todavía hay existencias",
        help: "Si no es seguro que haya existencias, espera tu decisión.",
      },
      hold: {
        label: "Preguntarme cada vez",
        help: "El pago espera entre las excepciones hasta que decidas.",
      },
      refund: {
        label: "Devolver el dinero",
        help: "Por la pasarela cuando se puede; si no, por transferencia bancaria.",
      },
      credit: {
        label: "Dejarlo como saldo a favor del cliente",
        help: "El saldo se lo das tú en Shopify.",
      },
    },
  },
  refunds: {
    heading: "Pasarelas",
    label: "Preferir pasarelas que devuelven el dinero ellas mismas",
    help: "Si alguna de tus pasarelas puede, las que no pueden no se usan.",
  },
  orders: {
    heading: "Pedidos que nadie pagó",
    choice: {
      cancel_and_restock: {
        label: "Cancelarlos y devolver los productos al inventario",
        help: "En cuanto terminan el cupón y el tiempo de espera.",
      },
      cancel: {
        label: "Cancelarlos sin tocar el inventario",
        help: "Para tiendas que llevan el inventario en otro sistema.",
      },
      leave_open: {
        label: "Dejarlos abiertos",
        help: "Solo agregamos una etiqueta; tú decides en Shopify.",
      },
    },
  },
  accounts: { heading: "Credenciales y orden de las pasarelas", open: "Abrir pasarelas" },
};
