import type { setup as english } from "../../en/panel/setup.ts";

export const setup: typeof english = {
  title: "Cobra en efectivo en tu tienda",
  intro: "Seis pasos. Lo hecho queda hecho, y puedes volver a cada paso cuando quieras.",
  stepOf: "Paso {{number}} de {{all}}",
  state: { done: "Listo", next: "Sigue este", later: "Después" },
  step: {
    install: {
      heading: "Instalar Recaudo",
      sentence: "Recaudo está instalada en {{shop}}.",
    },
    account: {
      heading: "Conectar una pasarela",
      sentence: "Elige el país y la pasarela que recibe el efectivo por ti, y guarda sus credenciales.",
      open: "Elegir una pasarela",
      again: "Ver las pasarelas",
    },
    webhook: {
      heading: "Hacer que la pasarela nos avise de los pagos",
      sentence: "Dale nuestra dirección a la pasarela y comprueba que llega hasta aquí.",
      open: "Ver la dirección",
      again: "Comprobar la dirección",
    },
    method: {
      heading: "Crear el método de pago en Shopify",
      sentence:
        "Un método de pago manual en tu pantalla de pago: te mostramos qué pegar y tú nos dices cómo se llama.",
      open: "Crear el método",
      again: "Cambiar el nombre",
    },
    order: {
      heading: "Pagar un pedido de prueba en un punto de pago",
      sentence:
        "Haz un pedido como lo haría un cliente, págalo en efectivo y mira aquí cómo llega el dinero.",
      open: "Empezar el pedido de prueba",
      again: "Ver el pedido de prueba",
    },
    live: {
      heading: "En marcha",
      sentence:
        "Cuando estén listos los pasos de arriba, cada pedido con tu método en efectivo recibirá su cupón de pago sin que hagas nada.",
      done: "Tu tienda ya cobra en efectivo. Cada pedido con tu método en efectivo recibe su cupón de pago sin que hagas nada.",
    },
  },
  back: "Volver a los pasos",
  saved: "Guardado",
  notSaved: "No se guardó nada. Revisa esto:",
};
