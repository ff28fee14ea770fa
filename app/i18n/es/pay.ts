import type { pay as source } from "../en/pay.ts";
import { counter } from "./counter.ts";

export const pay: typeof source = {
  title: "{{heading}} · {{shop}}",
  errorTitle: "Error: {{title}}",
  orderAt: "Tu pedido en",
  language: "Idioma",
  test: "Modo de prueba: no es dinero real. No pagues esto en una caja.",
  backToShop: "Volver a la tienda",
  cancel: "Cancelar y volver a la tienda",
  notYet: "Un momento: la tienda todavía no responde. Intenta de nuevo en unos segundos.",
  method: { efecty: "Efecty", pagoefectivo: "PagoEfectivo" },
  country: { CO: "Colombia", PE: "Perú" },
  zone: " (hora de {{country}})",
  amount: {
    label: "Paga exactamente",
    plain: "Valor",
    words: { COP: "pesos colombianos", PEN: "soles", USD: "dólares" },
  },
  ask: {
    heading: "Obtén tu número de pago",
    sentence: "Recibes un número ahora y pagas en efectivo después.",
    methods: "¿Cómo quieres pagar?",
    about: {
      efecty: "En efectivo, en cualquier punto Efecty de Colombia.",
      pagoefectivo:
        "En efectivo en agentes, bodegas y bancos, o por la banca por internet o la app de tu banco.",
    },
    why: "La red de pago pide saber quién paga, para que tu dinero llegue a tu pedido. No usamos el número para nada más.",
    email: "Tu correo electrónico",
    emailWhy: "La red de pago lo pide para confirmar tu pago. La tienda no lo envió.",
    documentLegend: "Quién paga",
    documentType: "Tipo de documento",
    documentNumber: "Número de documento",
    digits: "{{name}}: de {{min}} a {{max}} dígitos",
    digitsExact: "{{name}}: {{min}} dígitos",
    onlyFor: "Solo hace falta para {{method}}.",
    submit: "Obtener mi número de pago",
    safe: "En esta página nunca te pedimos números de tarjeta ni contraseñas.",
  },
  document: {
    CC: "Cédula de ciudadanía",
    CE_CO: "Cédula de extranjería",
    NIT: "NIT",
    DNI: "DNI",
    CE_PE: "Carné de extranjería",
    RUC: "RUC",
  },
  error: {
    summary: "Revisa esto e intenta de nuevo:",
    method_missing: "Elige cómo quieres pagar.",
    email_missing: "Escribe tu correo electrónico.",
    email_malformed: "Este correo no parece correcto. Revísalo.",
    document_type: "Elige un tipo de documento de la lista.",
    document_empty: "Escribe tu número de documento.",
    document_digits: "Usa solo dígitos, sin letras.",
    document_length: "La cantidad de dígitos no es la de este documento. Cuéntalos otra vez.",
    document_check_digit: "Este número no existe: hay un dígito equivocado. Revísalo.",
  },
  refusal: {
    document_refused: "La red de pago no aceptó este documento. Revisa el número o usa otro documento.",
    email_refused: "La red de pago no aceptó este correo. Escribe otro.",
    gateway_trouble:
      "No pudimos comunicarnos con la red de pago. No se cobró nada. Intenta de nuevo en un momento.",
  },
  problem: {
    next: "Vuelve a la tienda y elige otra forma de pago. No se cobró nada.",
    currency_not_offered: {
      heading: "Esta moneda no se puede pagar en efectivo",
      sentence: "Efecty recibe pesos colombianos. PagoEfectivo recibe soles.",
    },
    centavos_not_payable: {
      heading: "Este valor no se puede pagar en efectivo",
      sentence: "Efecty solo recibe pesos enteros y este total tiene centavos.",
    },
    amount_too_small: {
      heading: "Este valor es muy bajo para pagar en efectivo",
      sentence: "Lo mínimo que se puede pagar así es {{bound}}.",
      sentenceNoBound: "Es menor que lo mínimo que se puede pagar así.",
    },
    amount_too_large: {
      heading: "Este valor es muy alto para pagar en efectivo",
      sentence: "Lo máximo que se puede pagar así es {{bound}}.",
      sentenceNoBound: "Es mayor que lo máximo que se puede pagar así.",
    },
    gateway_not_set_up: {
      heading: "Esta tienda todavía no recibe efectivo",
      sentence: "La tienda no ha terminado de activar los pagos en efectivo.",
    },
    gateway_refused: {
      heading: "No pudimos obtener un número de pago",
      sentence: "La red de pago no aceptó este pago.",
    },
    group_already_paid: {
      heading: "Este pedido ya está pagado",
      sentence: "Ya tenemos tu pago de este pedido. No tienes que pagar nada más.",
      next: "Vuelve a la tienda para ver tu pedido.",
    },
    voucher_unclear: {
      heading: "No sabemos si tu número de pago se creó",
      sentence:
        "La red de pago no nos respondió. Si te envía por correo un número de pago para este pedido, puedes pagar con él y veremos tu pago.",
      next: "Si no llega nada, vuelve a la tienda y elige otra forma de pago, o escribe a la tienda. No se cobró nada.",
    },
    link_expired: {
      heading: "Este enlace ya no es válido",
      sentence: "Pasó mucho tiempo desde que empezaste la compra.",
      next: "Vuelve a la tienda y empieza la compra otra vez. No se cobró nada.",
    },
  },
  creating: {
    heading: "Estamos creando tu número de pago",
    sentence: "Tarda unos segundos. Esta página lo muestra sola.",
    delayed:
      "La red de pago no responde en este momento. Seguimos intentando. Puedes dejar esta página abierta o volver más tarde.",
    again: "Ver ahora",
  },
  state: {
    waiting: { heading: "Esperamos tu pago", sentence: "Paga con el número de abajo." },
    lastDay: {
      heading: "Último día para pagar",
      sentence: "Quedan menos de {{hours}} horas. Paga lo antes posible.",
    },
    checking: {
      heading: "Plazo cerrado, seguimos verificando",
      sentence:
        "Si ya pagaste, no hagas nada: todavía esperamos la confirmación. No pagues este número ahora.",
    },
    paid: { heading: "Recibimos tu pago", sentence: "Gracias. Avisamos a la tienda enseguida." },
    expired: {
      heading: "Este número venció",
      sentence: "Ya no lo pagues. Para tener un número nuevo, vuelve a la tienda y compra otra vez.",
    },
    canceled: {
      heading: "Este pago se canceló",
      sentence: "No pagues este número. Si todavía quieres tu pedido, vuelve a la tienda y compra otra vez.",
    },
    replaced: {
      heading: "Hay un número más nuevo",
      sentence: "No pagues este número. Paga solo con el nuevo.",
    },
    paidTwice: {
      heading: "Recibimos dos pagos de este pedido",
      sentence: "Tu pedido está pagado. La tienda te devuelve lo que sobra. Guarda los dos recibos.",
    },
    refundData: {
      heading: "La tienda necesita tu cuenta para devolverte el dinero",
      sentence:
        "Abre el enlace que te envió la tienda y escribe allí los datos de tu cuenta. El enlace vale poco tiempo.",
    },
    refundOnWay: {
      heading: "Tu dinero va en camino",
      sentence: "La tienda pidió devolverte este pago. Puede tardar unos días. Guarda el recibo.",
    },
    failed: {
      heading: "Este pago no funcionó",
      sentence: "No pagues este número. Vuelve a la tienda y elige otra forma de pago.",
    },
    refunded: {
      heading: "Te devolvimos el dinero",
      sentence: "La tienda devolvió este pago. Si no ves el dinero en unos días, pregunta a la tienda.",
    },
    partially_refunded: {
      heading: "Te devolvimos una parte del dinero",
      sentence: "La tienda devolvió una parte de este pago. Si tienes dudas, pregunta a la tienda.",
    },
    difference: {
      heading: "Recibimos tu pago, pero algo es distinto",
      sentence: "Una persona de la tienda lo está revisando y va a decidir. No pagues otra vez.",
    },
    lateDeciding: {
      heading: "Tu pago llegó tarde",
      sentence:
        "Tenemos tu dinero, pero el pedido ya estaba cerrado. Ahora la tienda decide: enviar tu pedido o devolverte el dinero. No pagues otra vez.",
    },
    lateFulfil: {
      heading: "Recibimos tu pago",
      sentence: "Llegó tarde, pero la tienda te va a enviar el pedido. No tienes que hacer nada.",
    },
    lateRefund: {
      heading: "Te devolvemos el dinero",
      sentence:
        "Tu pago llegó cuando el pedido ya estaba cerrado. Por eso la tienda te devuelve el dinero. Guarda el recibo.",
    },
    lateCredit: {
      heading: "Recibes saldo a favor en la tienda",
      sentence:
        "Tu pago llegó cuando el pedido ya estaba cerrado. La tienda te da ese valor como saldo para otra compra. Guarda el recibo.",
    },
  },
  saidPaid: {
    button: "Ya pagué",
    again: "Preguntar otra vez",
    sentence: "Si ya pagaste, no pagues otra vez. Si todavía no, paga con el número de abajo.",
    asking: "Estamos preguntando ahora mismo a la red de pago. Esta página mostrará la respuesta.",
    overdue:
      "Tu pago tarda más que casi todos. Escribe a la tienda con el recibo a mano. Seguimos preguntando a la red de pago. No pagues otra vez.",
    not_there_yet:
      "La red de pago todavía no tiene tu pago. Puede tardar hasta {{time}}, y más en fines de semana y festivos. Guarda tu comprobante y no pagues otra vez.",
    no_answer:
      "La red de pago no respondió. Seguimos preguntando por nuestra cuenta. Guarda tu comprobante y no pagues otra vez.",
  },
  newNumber: {
    button: "Obtener un número nuevo",
    sentence:
      "El número anterior queda cerrado. Si ya lo pagaste, no pidas otro: seguimos pendientes de tu dinero.",
    instead: "Ya no lo pagues. Aquí puedes obtener un número nuevo.",
  },
  block: {
    newNumber: "Ya no lo pagues. En la página de pago puedes obtener un número nuevo.",
  },
  voucher: {
    deadline: "Paga antes del",
    counters: "La caja puede cerrar antes: revisa el horario.",
    wasDue: "Plazo",
    reference: { efecty: "Referencia", pagoefectivo: "CIP" },
    agreement: "Convenio",
    closedNumber: "Número (no lo pagues)",
    paidNumber: "Número que pagaste",
    copy: "Copiar número",
    copied: "Copiado",
    copyByHand: "El número está seleccionado. Cópialo con tu teléfono o teclado.",
    barcode: "Código de barras del número {{reference}}",
    barcodeNoNumber: "Código de barras de este pago",
    noReference: "Abre la página de la red de pago para ver tu número.",
    hosted: "Abrir este pago en {{gateway}}",
  },
  steps: {
    heading: "Cómo pagar",
    cash: "En efectivo",
    bank: "Desde mi banco",
    say: "Di en la caja:",
    efecty: {
      go: "Ve a cualquier punto Efecty.",
      give: "Da la referencia y el efectivo exacto.",
      giveAgreement: "Da el convenio, la referencia y el efectivo exacto.",
      keep: "Guarda el recibo hasta que la tienda confirme.",
    },
    pagoefectivo: {
      go: "Ve a un agente, bodega o banco que reciba PagoEfectivo.",
      give: "Da el código CIP y el efectivo exacto.",
      keep: "Guarda el recibo hasta que la tienda confirme.",
      bankOpen: "Abre la app o la banca por internet de tu banco.",
      bankFind: "En “Pago de servicios”, busca PagoEfectivo y escribe el CIP.",
      bankCheck: "Revisa el monto y confirma.",
    },
  },
  after: {
    heading: "Después de pagar",
    soon: "Normalmente nos avisan en pocos minutos.",
    usual: "Normalmente nos avisan en {{time}} como máximo.",
    nearly: "Casi todos los pagos llegan en {{time}}.",
    slowest_one: "A veces tarda hasta el final del siguiente día hábil.",
    slowest_other: "A veces tarda hasta {{count}} días hábiles.",
    longer: "Si tarda más, no pagues otra vez. Guarda el recibo y pregunta a la tienda.",
    open: "Puedes cerrar esta página. Tu número vale hasta el plazo.",
    phone: "Recibir noticias de este pago por WhatsApp",
  },
  ...counter,
  time: {
    minutes_one: "{{count}} minuto",
    minutes_other: "{{count}} minutos",
    hours_one: "{{count}} hora",
    hours_other: "{{count}} horas",
    days_one: "{{count}} día",
    days_other: "{{count}} días",
  },
};
