import type { frame as english } from "../../en/panel/frame.ts";

export const frame: typeof english = {
  loading: "Abriendo Recaudo…",
  language: "Idioma",
  places: {
    setup: "Primeros pasos",
    payments: "Pagos",
    exceptions: "Casos abiertos",
    accounts: "Pasarelas",
    settings: "Configuración",
  },
  error: {
    missing: {
      heading: "Esto no está aquí",
      next: "Puede que sea de otra tienda o que la dirección esté incompleta. Elige una página del menú.",
    },
    broken: {
      heading: "Algo falló de nuestro lado",
      next: "No se cambió nada. Espera un minuto y vuelve a abrir esta página desde el menú.",
    },
  },
};
