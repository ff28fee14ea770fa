export const frame = {
  loading: "Abriendo Recaudo…",
  language: "Idioma",
  places: { home: "Configuración inicial", payments: "Pagos", exceptions: "Casos abiertos" },
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
