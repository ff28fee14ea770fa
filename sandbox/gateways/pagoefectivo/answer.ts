/** What goes back over HTTP, as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The code is text in the papers and a number in PagoEfectivo's own screenshots; here it is the number. */
export function success(status: 200 | 201, data: object): Answer {
  return { status, body: { code: 100, message: "Solicitud exitosa.", data } };
}

function refusal(status: number, code: string, message: string, data: readonly object[] = []): Answer {
  return { status, body: { code, message, data } };
}

export function invalid(field: string, problem: "missing" | "wrong"): Answer {
  const detail =
    problem === "missing"
      ? { code: "112", message: "Requerido.", field }
      : { code: "113", message: "Valor inválido.", field };
  return refusal(400, "111", "Solicitud con datos inválidos.", [detail]);
}

export const invalidService = refusal(400, "508", "El servicio asociado al token no es válido.");
export const amountTooLarge = refusal(400, "511", "El monto supera el máximo permitido.");
export const internalError = refusal(500, "166", "Error interno del servidor.");
/** Seen by clients as a bare 401; its body is not published (2026-11). */
export const unauthorized = refusal(401, "401", "No autorizado.");
export const noSuchPath = refusal(404, "404", "Recurso no encontrado.");
export const tooManyRequests = refusal(429, "429", "Demasiadas solicitudes.");
