/** Documents each site knows, as `GET /v1/identification_types` lists them (openapi overlays MCO and MPE). */
export interface IdentificationType {
  readonly id: string;
  readonly name: string;
  readonly type: "number";
  readonly min_length: number;
  readonly max_length: number;
}

export const identificationTypes: Readonly<Record<"MCO" | "MPE", readonly IdentificationType[]>> = {
  MCO: [
    { id: "CC", name: "C.C.", type: "number", min_length: 6, max_length: 10 },
    { id: "CE", name: "C.E.", type: "number", min_length: 6, max_length: 10 },
    { id: "NIT", name: "NIT", type: "number", min_length: 9, max_length: 10 },
  ],
  MPE: [
    { id: "DNI", name: "DNI", type: "number", min_length: 8, max_length: 8 },
    { id: "CE", name: "C.E", type: "number", min_length: 9, max_length: 12 },
    { id: "RUC", name: "RUC", type: "number", min_length: 11, max_length: 11 },
  ],
};

/** True when the site knows the type and the number has a length it allows. */
export function isValidIdentification(siteId: "MCO" | "MPE", type: string, number: string): boolean {
  const known = identificationTypes[siteId].find((candidate) => candidate.id === type);
  if (!known || !/^\d+$/.test(number)) return false;
  return number.length >= known.min_length && number.length <= known.max_length;
}
