import type { mail as source } from "../en/mail.ts";

export const mail: typeof source = {
  test: "PRUEBA, no es dinero real: {{subject}}",
  subject: {
    link: "Obtén tu número para pagar {{amount}} en efectivo",
    link_reminder: "Tu pedido espera: obtén tu número para pagar {{amount}}",
    issued: "Paga {{amount}} con {{method}} antes del {{date}}",
    reminder: "Recuerda: paga {{amount}} con {{method}} antes del {{date}}",
    last_call: "Últimas horas: paga {{amount}} con {{method}} antes del {{date}}",
    withdrawn: "Ya no pagues {{amount}}: tu pedido cambió",
    paid: "Recibimos tu pago de {{amount}}",
    checking: "Plazo cerrado, seguimos verificando: {{amount}} con {{method}}",
    expired: "Ya no pagues este número: {{amount}} con {{method}}",
    late_deciding: "Tu pago de {{amount}} llegó tarde: la tienda decide",
    late_fulfil: "Tu pago de {{amount}} llegó tarde y tu pedido sigue",
    late_refund: "Tu pago de {{amount}} llegó tarde: te devolvemos el dinero",
    late_credit: "Tu pago de {{amount}} llegó tarde: recibes saldo a favor",
    difference: "Recibimos un pago distinto de {{amount}}",
    paid_twice: "Recibimos dos veces tu pago de {{amount}}",
    refund_data: "¿A qué cuenta te enviamos {{amount}}?",
    refund_sent: "Te devolvimos {{amount}}",
  },
  heading: {
    link: "Tu pedido espera tu pago",
    link_reminder: "Tu pedido sigue esperando tu pago",
    issued: "Tu número de pago",
    reminder: "Tu pago sigue pendiente",
    last_call: "Quedan pocas horas para pagar",
    withdrawn: "Ya no pagues este número",
    paid: "Recibimos tu pago",
    checking: "Plazo cerrado, seguimos verificando",
    expired: "Este número ya no sirve",
    late_deciding: "Tu pago llegó tarde",
    late_fulfil: "Tu pedido sigue en marcha",
    late_refund: "Te devolvemos el dinero",
    late_credit: "Recibes saldo a favor en la tienda",
    difference: "Recibimos tu pago, pero algo es distinto",
    paid_twice: "Pagaste dos veces",
    refund_data: "¿A qué cuenta va tu dinero?",
    refund_sent: "Tu dinero va de vuelta",
  },
  sentence: {
    link: "Hiciste un pedido en {{shop}} y elegiste pagar en efectivo. Abre el enlace y obtén tu número de pago. Tarda un minuto.",
    link_reminder:
      "Todavía no has pedido tu número de pago en {{shop}}. El enlace vence en un día y después la tienda puede cancelar el pedido.",
    issued: "Paga tu pedido en {{shop}} con este número. No necesitas nada más.",
    reminder: "Tu pedido en {{shop}} espera tu pago. Si acabas de pagar, no hagas nada.",
    last_call:
      "Tu número para {{shop}} vence pronto y la caja puede cerrar antes. Si acabas de pagar, no hagas nada.",
    withdrawn:
      "{{shop}} cambió o canceló este pedido, o ya se pagó de otra forma. Si sigue con otro valor, te escribimos de nuevo. Si ya pagaste, guarda el recibo y escribe a la tienda.",
    paid: "Gracias. Ya avisamos a {{shop}} y tu pedido sigue en marcha. Guarda el recibo hasta que llegue.",
    checking: "Si ya pagaste, no hagas nada: todavía esperamos la confirmación. No pagues este número ahora.",
    expired:
      "No nos llegó ningún pago a tiempo. Ya no pagues este número. Si pagaste a tiempo, escribe a {{shop}}.",
    late_deciding:
      "Tu dinero llegó, pero el pedido ya estaba cerrado. Ahora {{shop}} decide: enviar tu pedido o devolverte el dinero. No pagues otra vez.",
    late_fulfil: "Tu dinero llegó tarde, pero {{shop}} te va a enviar el pedido. No tienes que hacer nada.",
    late_refund:
      "Tu dinero llegó cuando el pedido ya estaba cerrado. Por eso {{shop}} te lo devuelve. Guarda el recibo.",
    late_credit:
      "Tu dinero llegó cuando el pedido ya estaba cerrado. {{shop}} te da ese valor como saldo para otra compra. Guarda el recibo.",
    difference:
      "Lo que llegó no es exactamente {{amount}}. Una persona de {{shop}} lo está revisando y va a decidir. No pagues otra vez.",
    paid_twice:
      "Llegaron dos pagos para un solo pedido. {{shop}} ya lo sabe, y uno de los dos debe volver a ti. Guarda los dos recibos.",
    refund_data:
      "{{shop}} te devuelve este dinero por transferencia. Abre el enlace y di a qué cuenta va. El enlace sirve una sola vez y por poco tiempo.",
    refund_sent: "{{shop}} devolvió este dinero. Puede tardar unos días en verse.",
  },
  label: {
    amount: "Paga exactamente",
    paid: "Valor",
    refund: "A devolver",
    deadline: "Antes del",
    agreement: "Convenio",
    efecty: "Referencia",
    pagoefectivo: "Código CIP",
    orderAt: "Pedido en",
  },
  exact: "en efectivo, el valor exacto",
  counters: "La caja puede cerrar antes: revisa el horario.",
  sayAtCounter: "Di en la caja:",
  byBank:
    "También puedes pagar en la app o la web de tu banco: “Pago de servicios”, PagoEfectivo, código CIP.",
  barcode: "Código de barras del número {{reference}}",
  open: {
    ask: "Obtener mi número de pago",
    pay: "Abrir mi número de pago",
    see: "Ver mi pago",
    fresh: "Obtener un número nuevo",
    phone: "Recibir noticias también por WhatsApp",
    bank: "Decir a qué cuenta va",
  },
  safe: "Nunca te pedimos números de tarjeta ni contraseñas. Todos nuestros enlaces empiezan con {{origin}}.",
  why: "Recibes este correo porque diste esta dirección para un pedido en {{shop}}.",
  stop: "No recibir más recordatorios",
  stopPage: {
    title: "Recordatorios de {{shop}}",
    heading: "¿No quieres más recordatorios?",
    sentence:
      "Ya no te enviaremos recordatorios de pedidos en esta tienda. Seguirás recibiendo tu número de pago y las noticias sobre tu dinero.",
    button: "No recibir más recordatorios",
    done: "Listo: no más recordatorios",
    doneSentence: "Seguirás recibiendo tu número de pago y las noticias sobre tu dinero.",
  },
};
