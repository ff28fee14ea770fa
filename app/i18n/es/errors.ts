import type { errors as source } from "../en/errors.ts";

export const errors: typeof source = {
  language: "Idioma",
  requestId: "Si pides ayuda, da este número:",
  page: {
    not_found: {
      heading: "Esta página no existe",
      sentence: "Revisa que el enlace esté completo.",
      next: "Abre el enlace otra vez desde tu pedido o tu correo.",
    },
    gone: {
      heading: "Este enlace ya no es válido",
      sentence: "Los enlaces de pago dejan de funcionar un tiempo después de que termina el pago.",
      next: "Vuelve a la tienda para ver tu pedido.",
    },
    bad_request: {
      heading: "No pudimos leer esta solicitud",
      sentence: "Faltaba algo en el formulario o en el enlace.",
      next: "Vuelve atrás, carga la página otra vez e intenta de nuevo.",
    },
    unexpected: {
      heading: "Algo falló de nuestro lado",
      sentence: "Tu pago está a salvo: si ya pagaste, no tienes que pagar otra vez.",
      next: "Carga esta página de nuevo en un minuto.",
    },
    shop_unknown: {
      heading: "No sabemos qué tienda es",
      sentence: "Esta página se abre desde Shopify.",
      next: "En Shopify, abre Configuración, luego Pagos, y elige la aplicación otra vez.",
    },
    install_refused: {
      heading: "La instalación no se completó",
      sentence: "La respuesta de Shopify no se pudo verificar o llegó tarde.",
      next: "En Shopify, abre Configuración, luego Pagos, y empieza de nuevo.",
    },
    shopify_unavailable: {
      heading: "Shopify no responde",
      sentence: "La instalación no pudo seguir en este momento.",
      next: "Espera un minuto y abre la aplicación otra vez desde Shopify.",
    },
    session_expired: {
      heading: "Tu sesión terminó",
      sentence: "Por seguridad, esta página solo queda abierta un tiempo.",
      next: "Abre la aplicación otra vez desde Shopify.",
    },
    panel_closed: {
      heading: "Esta página se abre dentro de Shopify",
      sentence: "No pudimos ver de qué tienda vienes.",
      next: "En el panel de tu tienda, abre Aplicaciones y luego Recaudo.",
    },
    panel_refused: {
      heading: "Shopify no dio acceso a esta tienda",
      sentence: "Puede que Recaudo ya no esté instalada en la tienda o que sus permisos hayan cambiado.",
      next: "En el panel de tu tienda, abre Aplicaciones, luego Recaudo, y aprueba lo que Shopify te pida. Si no funciona, instala la aplicación de nuevo.",
    },
    panel_unavailable: {
      heading: "Shopify no responde",
      sentence: "No pudimos preguntarle a Shopify quién eres. Mientras tanto, los pagos siguen su curso.",
      next: "Espera un minuto y vuelve a abrir Recaudo en el panel de tu tienda.",
    },
  },
};
