import type { answers as source } from "../../en/panel/answers.ts";

export const answers: typeof source = {
  done: {
    synced: "Preguntamos a la pasarela y lo que dijo está en esta página. Shopify lo sabrá en un momento.",
    canceled:
      "Cancelado en la pasarela. Shopify lo sabrá después del plazo y del tiempo de espera, porque puede haber dinero en camino.",
    extended: "El mismo número ahora se puede pagar hasta {{until}}. Cuéntale el nuevo plazo al comprador.",
    extended_by_new:
      "Esta pasarela no mueve plazos: se retiró el número viejo y se está creando uno nuevo hasta {{until}}. Envía al comprador la página de pago.",
    reissued:
      "Se está creando un número nuevo hasta {{until}}. La página del comprador lo muestra en un momento; envíale el enlace.",
    confirmed_by_gateway:
      "La propia pasarela dice que se pagó, y eso fue lo que se registró. No hizo falta el comprobante.",
    confirmed_by_you:
      "Se registraron {{amount}} según tu palabra, y Shopify sabrá que el pedido está pagado. Sigue entre los casos abiertos hasta que la pasarela avise lo mismo.",
    accepted: "Aceptado como pago. Shopify sabrá en un momento que el pedido está pagado.",
    accepted_closed:
      "El dinero se queda como pago. A Shopify se le dijo que este pago terminó, y eso no se deshace: crea el pedido otra vez a mano y cierra el caso con «Se envió la mercancía».",
    credited: "Se registraron {{amount}} como crédito de la tienda.",
    refund_asked: "El dinero va en camino por la pasarela. Vuelve aquí para ver cuándo termina.",
    refund_by_hand:
      "La pasarela no puede devolverlo, así que lo hace una persona. Abre abajo una devolución a mano y envía el enlace al comprador.",
    refund_checked: "Se está preguntando a la pasarela. Carga esta página otra vez en un minuto.",
    desk_opened:
      "Envía al comprador este enlace por {{amount}}. Solo se muestra ahora, recibe una cuenta bancaria y vale hasta {{until}}.",
    desk_shown:
      "Esta consulta queda en el historial. No guardes copia: la cuenta se borra cuando registres la transferencia.",
    desk_finished: "Se registró la devolución a mano de {{amount}}. La cuenta bancaria se borró.",
    desk_canceled: "Retirada: el enlace ya no sirve y la cuenta bancaria se borró. Puedes abrir otra.",
    retried: "Tiene nuevos intentos. Carga esta página otra vez en un minuto.",
    resolved: "Cerrado, con tu nota en el historial.",
    assigned: "Ahora le corresponde a {{owner}}.",
    unclear_settled:
      "Aclarado. El comprador puede pedir un número nuevo; si la pasarela tuviera uno de todos modos, su dinero se encuentra igual.",
  },
  unassigned: "Ahora no le corresponde a nadie.",
  refused: {
    under_way:
      "Este formulario ya se envió y aquí no se sabe cómo terminó. Mira el historial de abajo antes de enviar otro.",
    amount_unreadable: "Esto no es un monto. Escríbelo como 184900 o 184900.50.",
    reason_missing: "Di por qué: queda en el historial.",
    note_missing: "Elige cómo terminó y di qué se hizo: las dos cosas quedan en el historial.",
    reference_missing: "Indica el número del recibo o de la transferencia.",
    reference_too_long: "La referencia es demasiado larga: máximo 100 caracteres.",
    note_or_file_missing: "Muestra algo: escribe una nota o agrega una foto o un PDF del recibo.",
    note_too_long: "La nota es demasiado larga: máximo 1.000 caracteres.",
    file_too_large: "El archivo es demasiado grande: máximo 2 MB. Usa una foto más pequeña.",
    file_not_a_proof: "El archivo no es PDF, PNG ni JPEG, diga lo que diga su nombre.",
    credit_id_missing: "Indica el número del crédito de la tienda en Shopify.",
    gateway_number_missing:
      "Este número no tiene número de pago de la pasarela. Búscalo en el panel de la pasarela y escríbelo.",
    gateway_number_of_another:
      "Ese número de pago de la pasarela es de otro pago. Compáralo en el panel de la pasarela.",
    amount_not_positive: "El monto debe ser mayor que cero.",
    not_positive: "El monto debe ser mayor que cero.",
    unknown_payment: "Este pago no está aquí. Elige uno de la lista.",
    already_paid: "Ya está pagado. El dinero se devuelve con un reembolso.",
    paid_meanwhile: "La pasarela dice que se pagó. Eso quedó registrado y no se hizo nada más.",
    nothing_to_cancel: "No hay un número abierto que se pueda cancelar.",
    being_issued: "Su número se está creando ahora. Espera un minuto e intenta de nuevo.",
    no_voucher_yet: "El comprador aún no pidió un número. Envíale el enlace de la página de pago.",
    no_live_voucher: "No tiene un número abierto. Crea uno nuevo.",
    one_is_live: "Ya hay un número abierto.",
    still_payable:
      "La pasarela no acepta retirar el número viejo: se puede pagar hasta {{until}}. Antes no se da otro; lo seguimos vigilando.",
    no_answer: "La pasarela no dio una respuesta útil y no se cambió nada. Intenta de nuevo en unos minutos.",
    gateway_refused: "La pasarela lo rechazó y no se cambió nada.",
    not_later: "Su plazo ya es {{until}}, lo más tarde posible.",
    too_late: "Shopify y la pasarela no permiten más tarde que {{until}}.",
    no_time_left:
      "Shopify ya no espera lo suficiente para un número nuevo. El comprador debe pedir otra vez en la tienda.",
    shop_closed:
      "A Shopify se le dijo que este pago terminó, y eso no se deshace. El comprador debe pedir otra vez.",
    shop_busy: "Se le está avisando algo a Shopify en este momento. Intenta de nuevo en un minuto.",
    order_paid: "Se pagó otro intento de este pedido. No hay nada más por pagar.",
    order_withdrawn: "El pedido ya no necesita pago: se canceló, cambió o se pagó de otra forma.",
    method_closed: "Ninguna cuenta tuya recibe ahora este monto de esta forma. Revisa la configuración.",
    not_unclear: "Ninguno de sus números está en duda.",
    already_confirmed: "Este dinero ya se conoce: {{amount}}.",
    gateway_disagrees:
      "Preguntamos a la pasarela y no dice que se pagó. Si aun así respondes por tu comprobante, marca la casilla y envíalo otra vez; queda abierto para finanzas.",
    nothing_to_accept: "Su monto no difiere en nada y no hay dinero tardío retenido.",
    closed_for_good:
      "A Shopify se le dijo que este pago terminó, y eso no se deshace. Crea el pedido otra vez a mano y cierra el caso con «Se envió la mercancía».",
    being_given_back: "Hay dinero suyo en camino de vuelta. Espera a que termine o retira eso primero.",
    no_money_kept: "No queda dinero suyo que se pueda dar como crédito.",
    several_payments: "Aquí hay dinero de varios pagos. Di cuál, con el número de pago de la pasarela.",
    more_than_kept: "Es más de lo que queda, o es otra moneda.",
    not_paid_twice: "No queda un segundo pago por devolver.",
    nothing_over: "No queda nada por encima del monto pedido.",
    nothing_held: "Ya no hay dinero tardío que espere una decisión.",
    refund_in_shop: "Reembolsa este pedido en Shopify: nos lo pide y sabe cómo terminó.",
    not_paid: "No llegó dinero, así que no hay nada que devolver.",
    other_currency: "Se pagó en otra moneda.",
    more_than_left: "Es más de lo que queda por devolver.",
    refund_under_way: "Ya hay dinero en camino de vuelta y no queda suficiente.",
    refund_not_offered: "La pasarela no devuelve dinero. Abre una devolución a mano.",
    full_refund_only: "La pasarela solo reembolsa el total. Devuelve la parte a mano.",
    refund_window_over: "Pasaron los días de reembolso de la pasarela. Devuélvelo a mano.",
    refund_ended: "Este reembolso ya terminó.",
    one_is_open: "Ya hay una devolución a mano abierta. Retírala para crear un enlace nuevo.",
    unknown_refund: "Esta devolución a mano ya no está aquí.",
    ended_before: "Ya terminó: pagada, retirada o vencida.",
    no_account: "El comprador aún no envió una cuenta bancaria.",
    amount_differs: "El monto debe ser exactamente el acordado.",
    not_dead: "No se detuvo, o ya tiene nuevos intentos.",
    may_exist_at_gateway:
      "La llamada no tuvo respuesta, así que la pasarela pudo crear un número. Mira en su panel; si no hay ninguno, marca la casilla e intenta de nuevo.",
    unknown_exception: "Este caso ya no está abierto.",
    accept_or_give_back:
      "Su monto todavía difiere. Acéptalo, dalo como crédito o devuélvelo; el caso se cierra solo.",
    give_back: "Se pagó dos veces. Devuelve uno o dalo como crédito; el caso se cierra solo.",
  },
};
