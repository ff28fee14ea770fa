import type { accounts as english } from "../../en/panel/accounts.ts";

export const accounts: typeof english = {
  title: "Pasarelas",
  connected: "Cuentas conectadas",
  none: "Todavía no hay ninguna cuenta conectada.",
  choose: "Conectar una pasarela en {{country}}",
  connect: "Conectar {{gateway}}",
  change: "Cambiar las credenciales",
  merchantId: "Número de cuenta: {{id}}",
  checkedAt: "Comprobada el {{moment}}",
  offer: {
    method: "Los clientes pagan con {{method}}",
    life: "El cupón se puede pagar durante {{time}} como máximo",
    confirmation: "Los pagos se confirman normalmente en {{time}}",
    soon: "Los pagos se confirman normalmente en pocos minutos",
    refund: "Devuelve el dinero por la pasarela",
    noRefund: "Las devoluciones las transfieres tú a la cuenta bancaria del cliente",
  },
  priority: {
    label: "Orden de uso",
    help: "Un número entero de 0 a 1000. La cuenta con el menor va primero; las demás entran cuando no responde.",
    save: "Guardar el orden",
    error: { out_of_range: "Escribe un número entero de 0 a 1000." },
  },
  form: {
    title: "Conectar {{gateway}}",
    further: { live: "Otra cuenta real", test: "Otra cuenta de prueba" },
    testNote:
      "La cuenta de prueba solo se usa para pagos en el modo de prueba de Shopify. Empieza con la cuenta real.",
    next: "Seguir con la dirección",
  },
  webhooks: {
    title: "Direcciones para avisos de pago",
    intro:
      "La pasarela llama a esta dirección cuando alguien paga. Sin ella también nos enteramos, pero más tarde: además le preguntamos a la pasarela cada cierto tiempo.",
    none: "Primero conecta una pasarela: cada cuenta tiene su propia dirección.",
    address: "Dirección para {{gateway}}",
    howTo:
      "Entra en {{gateway}}, abre la configuración de notificaciones (webhooks) y pega allí la dirección.",
    copy: "Copiar",
    copied: "Copiada",
    copyByHand: "La dirección está seleccionada. Cópiala con el teclado.",
    probe: "Comprobar ahora",
    probing: "Llamando…",
    neverProbed: "Sin comprobar todavía.",
    heardAt: "Última llamada de la pasarela: {{moment}}",
    notHeard: "La pasarela aún no ha llamado. Es normal antes del primer pago.",
    outcome: {
      ok: "La dirección llega hasta aquí.",
      unreachable:
        "Nadie respondió en esta dirección. Pide a quien administra Recaudo que la abra a internet.",
      wrong_certificate:
        "La dirección responde con un certificado que no es válido. Pide a quien administra Recaudo que lo renueve.",
      someone_else:
        "En esta dirección responde otro programa. Pide a quien administra Recaudo que revise adónde lleva.",
      other_key:
        "En esta dirección responde otra instalación de Recaudo. Pide a quien la administra que use un mismo SESSION_SECRET en todas partes.",
      other_database:
        "Responde una instalación de Recaudo que no conoce esta cuenta. Pide a quien la administra que revise su base de datos.",
      clocks_differ:
        "Los relojes de nuestros servidores no coinciden. Pide a quien administra Recaudo que los ajuste.",
    },
  },
};
