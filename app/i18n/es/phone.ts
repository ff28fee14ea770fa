import type { phone as source } from "../en/phone.ts";

export const phone: typeof source = {
  message: {
    link: "Tu pedido en {{shop}} te espera: obtén tu número para pagar {{amount}} en efectivo.",
    link_reminder:
      "Tu pedido en {{shop}} sigue pendiente: obtén tu número para pagar {{amount}} antes de que venza el enlace.",
    issued:
      "Tu pedido en {{shop}}: paga {{amount}} con {{method}}, número {{number}}, antes del {{date}}. Guarda el recibo.",
    reminder:
      "Recuerda tu pedido en {{shop}}: paga {{amount}} con {{method}}, número {{number}}, antes del {{date}}. Si acabas de pagar, no hagas nada.",
    last_call:
      "Últimas horas para tu pedido en {{shop}}: paga {{amount}} con {{method}}, número {{number}}, antes del {{date}}. Si acabas de pagar, no hagas nada.",
    withdrawn:
      "Tu pedido en {{shop}} cambió o se canceló: ya no pagues {{amount}} con el número {{number}}, por favor.",
    paid: "Recibimos tu pago de {{amount}}. Tu pedido en {{shop}} sigue en marcha.",
    checking:
      "Se cerró el plazo para pagar {{amount}} en {{shop}}. Si ya pagaste, no hagas nada: seguimos verificando. No pagues el número ahora.",
    expired: "Tu número para pagar {{amount}} en {{shop}} ya no sirve. No lo pagues.",
    late_deciding:
      "Tu pago de {{amount}} llegó tarde. La tienda {{shop}} decide ahora qué pasa con él. No pagues otra vez.",
    late_fulfil: "Tu pago de {{amount}} llegó tarde, pero {{shop}} te va a enviar el pedido.",
    late_refund: "Tu pago de {{amount}} llegó tarde. La tienda {{shop}} te lo devuelve. Guarda el recibo.",
    late_credit:
      "Tu pago de {{amount}} llegó tarde. La tienda {{shop}} te da saldo a favor. Guarda el recibo.",
    difference:
      "Lo que llegó para tu pedido en {{shop}} no es exactamente {{amount}}. Una persona lo está revisando. No pagues otra vez.",
    paid_twice:
      "Tu pago de {{amount}} en {{shop}} llegó dos veces. Uno de los dos debe volver a ti. Guarda los dos recibos.",
    refund_data:
      "¿A qué cuenta van {{amount}} de {{shop}}? Te enviamos un correo con un enlace para decirlo.",
    refund_sent: "Tus {{amount}} de {{shop}} van de vuelta. Puede tardar unos días en verse.",
  },
  noNumber: "en la página",
  button: "Abrir",
  footer: "Escribe BAJA para no recibir más mensajes.",
  page: {
    title: "Mensajes por WhatsApp",
    heading: "Noticias de tu pago por WhatsApp",
    sentence:
      "Te escribimos a este número solo sobre este pago: tu número de pago, un recordatorio y el aviso de que llegó.",
    phone: "Tu número de WhatsApp",
    hint: "Por ejemplo 300 123 4567",
    agree: "Sí, quiero noticias de este pago por WhatsApp.",
    stop: "Responde BAJA cuando quieras y no te escribimos más.",
    button: "Recibir noticias por WhatsApp",
    done: "Listo: recibes noticias por WhatsApp",
    doneSentence: "Tus correos siguen igual.",
    off: "No recibes noticias por WhatsApp",
    back: "Volver a mi pago",
    error: {
      phone_empty: "Escribe tu número.",
      phone_malformed:
        "Este no es un número de celular. Los de otros países empiezan con + y el código del país.",
      not_agreed: "Marca la casilla si quieres recibir mensajes.",
    },
  },
};
