import type { refund as source } from "../en/refund.ts";

export const refund: typeof source = {
  title: "{{heading}} · {{shop}}",
  amount: "Te devuelven",
  ask: {
    heading: "¿A qué cuenta va tu dinero?",
    sentence:
      "{{shop}} te devuelve este dinero por transferencia bancaria. Dile a la tienda a qué cuenta pagarte. Puedes enviarlo una sola vez, hasta el {{deadline}}.",
    holderLegend: "De quién es la cuenta",
    holder: "Nombre completo, como lo tiene el banco",
    documentType: "Tipo de documento",
    documentNumber: "Número de documento",
    accountLegend: "La cuenta",
    bank: "Banco",
    bankHelp: {
      CO: "También Nequi, Daviplata u otra cuenta en tu celular.",
      PE: "El banco donde está la cuenta.",
    },
    accountType: "Tipo de cuenta",
    type: {
      savings: "De ahorros",
      current: "Corriente",
      deposit: "Cuenta en mi celular (Nequi, Daviplata…)",
    },
    number: { CO: "Número de cuenta", PE: "CCI (código de cuenta interbancario)" },
    numberHelp: {
      CO: "Solo dígitos. Si es una cuenta en tu celular, el número de celular.",
      PE: "20 dígitos. La app de tu banco lo muestra junto al número de cuenta.",
    },
    submit: "Enviar mi cuenta",
    safe: "Solo la tienda ve estos datos, para pagarte; después se borran. Nunca te pedimos números de tarjeta, contraseñas ni códigos de tu banco.",
  },
  sent: {
    heading: "La tienda ya tiene tu cuenta",
    sentence:
      "Este enlace ya se usó y no le muestra tus datos a nadie. Ahora la tienda hace la transferencia.",
    next: "Si te equivocaste o el dinero no llega en unos días, escríbele a la tienda.",
  },
  paid: {
    heading: "La tienda ya envió tu dinero",
    sentence: "La transferencia está hecha. Tu banco puede tardar uno o dos días en mostrarla.",
    next: "Si no llega, escríbele a la tienda. Aquí ya borramos tus datos bancarios.",
  },
  canceled: {
    heading: "Esta devolución se canceló",
    sentence: "La tienda cerró este enlace. Aquí no se guarda nada de lo que escribiste.",
    next: "Si todavía esperas una devolución, escríbele a la tienda.",
  },
  expired: {
    heading: "Este enlace venció",
    sentence: "Por tu seguridad solo sirve por un tiempo. Aquí no se guarda nada de lo que escribiste.",
    next: "Tu dinero no se perdió: pídele a la tienda un enlace nuevo.",
  },
  error: {
    summary: "Revisa esto e intenta de nuevo:",
    holder_missing: "Escribe el nombre del titular de la cuenta.",
    holder_malformed: "Escribe el nombre solo con letras, máximo 80.",
    document_type: "Elige un tipo de documento de la lista.",
    document_empty: "Escribe el número de documento.",
    document_digits: "Usa solo dígitos en el número de documento.",
    document_length: "La cantidad de dígitos no es la de este documento. Cuéntalos otra vez.",
    document_check_digit: "Este número de documento no existe: hay un dígito equivocado.",
    bank_missing: "Escribe el nombre del banco.",
    bank_malformed: "Escribe el nombre del banco solo con letras y números, máximo 60.",
    account_type: "Elige el tipo de cuenta.",
    account_empty: "Escribe el número de la cuenta.",
    account_digits: "Usa solo dígitos en el número de la cuenta.",
    account_length: "Un número de cuenta tiene de 6 a 17 dígitos. Cuéntalos otra vez.",
    cci_length: "Un CCI tiene exactamente 20 dígitos. Cuéntalos otra vez.",
    cci_check_digits: "Este CCI no existe: hay un dígito equivocado. Compáralo con la app de tu banco.",
  },
};
