import type { merchant as english } from "../en/merchant.ts";

export const merchant: typeof english = {
  order: "Pedido en {{shop}}",
  closing: {
    voucher_expired: "El cupón de pago en efectivo venció y no llegó ningún pago.",
    buyer_canceled: "El cupón de pago en efectivo se canceló antes de pagarse.",
    amount_too_small: "El monto es menor que el mínimo de la red de pago en efectivo.",
    amount_too_large: "El monto es mayor que el máximo de la red de pago en efectivo.",
    gateway_refused: "La pasarela rechazó el pago en efectivo.",
    account_error: "La pasarela no acepta las credenciales de la cuenta. Abre Recaudo y guárdalas de nuevo.",
  },
  refusal: {
    not_paid: "No se recibió ningún pago en efectivo por este pedido, así que no hay nada que devolver.",
    other_currency:
      "El cliente pagó en otra moneda que la de esta devolución. Pide la devolución en la moneda del pago.",
    more_than_left:
      "Es más de lo que queda del pago: ya se descontaron las devoluciones anteriores, hechas por la pasarela o a mano. Pide un monto menor.",
    refund_under_way:
      "Otra devolución de este pago todavía está en camino. Cuando termine, pide de nuevo lo que quede.",
    full_refund_only:
      "La pasarela solo devuelve este pago completo. Devuelve aquí el monto total, o devuelve esa parte a mano: la mesa de devoluciones de Recaudo le pide al cliente una cuenta bancaria y tú haces la transferencia.",
    refund_not_offered:
      "La pasarela no puede devolver pagos en efectivo. Devuelve el dinero a mano: la mesa de devoluciones de Recaudo le pide al cliente una cuenta bancaria y tú haces la transferencia.",
    refund_window_over:
      "La pasarela solo devuelve durante cierto número de días después del pago, y ya pasaron. Devuelve el dinero a mano: la mesa de devoluciones de Recaudo le pide al cliente una cuenta bancaria y tú haces la transferencia.",
    refund_refused:
      "La pasarela rechazó la devolución; muchas veces es porque el saldo de tu cuenta allí no alcanza. Revisa el pago en tu cuenta y pide de nuevo, o devuelve el dinero a mano con la mesa de devoluciones de Recaudo.",
    account_refused:
      "La pasarela no acepta las credenciales de tu cuenta o bloqueó la cuenta. No se devolvió dinero. Abre Recaudo, guárdalas de nuevo y pide otra vez la devolución.",
    refund_not_paid_out:
      "La pasarela aceptó la devolución pero no pudo pagarla, por ejemplo por datos bancarios equivocados. No se devolvió dinero. Pide de nuevo, o devuélvelo a mano con la mesa de devoluciones de Recaudo.",
    capture_not_used: "Los pagos en efectivo quedan completos cuando se pagan; no hay nada que capturar.",
    void_not_used:
      "Un cupón de pago en efectivo no se puede anular desde aquí; termina solo en su fecha límite.",
  },
  routing: {
    chosen: "Recibe el pago: es la primera.",
    stands_by: "En espera: entra cuando las anteriores no responden.",
    other_mode: "Descartada: es una cuenta del otro modo (real o de prueba).",
    other_country: "Descartada: es una cuenta de otro país.",
    method_off: "Descartada: este medio de pago está desactivado en la cuenta.",
    decimals: "Descartada: solo acepta pesos enteros.",
    amount_too_small: "Descartada: acepta desde {{bound}}.",
    amount_too_large: "Descartada: acepta hasta {{bound}}.",
    life_too_long: "Descartada: sus cupones duran al menos {{hours}} horas, más de lo que quieres.",
    document_missing: "Descartada: necesita un documento que el comprador no dio.",
    cannot_refund: "Descartada: no puede devolver dinero, como pediste, y otra sí puede.",
    circuit_open: "Descartada: no ha estado respondiendo (se vuelve a probar: {{until}}).",
  },
};
