import type { messages as english } from "../../en/panel/messages.ts";

export const messages: typeof english = {
  title: "Mensajes para los clientes",
  intro:
    "Los correos que reciben tus clientes. El texto es nuestro y dice la verdad sobre el dinero; tú eliges qué se envía.",
  notSetUp:
    "Este servidor no tiene correo configurado, así que no se envía nada. Pide a quien administra Recaudo que configure SMTP_URL y MAIL_FROM.",
  always: "Se envía siempre: evita que un cliente pague en vano o pierda dinero que se le devuelve.",
  save: "Guardar",
  open: "Abrir mensajes",
  preview: {
    button: "Vista previa",
    heading: "Vista previa: {{heading}}",
    language: "Idioma del cliente",
    subject: "Asunto",
    error: {
      no_account: "Primero conecta una pasarela: la vista previa necesita una cuenta.",
      unknown_message: "Este mensaje ya no existe. Carga la página de nuevo.",
    },
  },
  error: {
    unknown_message: "Este mensaje ya no existe. Carga la página de nuevo.",
    unknown_shop: "La aplicación ya no está instalada en esta tienda. Ábrela de nuevo desde Shopify.",
  },
};
