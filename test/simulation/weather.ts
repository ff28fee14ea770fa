import type { Chance } from "./chance.ts";

/** How bad this world is, decided by its seed; everything is off once `calm` is called. */
export interface Weather {
  /** True with this probability while it storms. */
  strikes(what: Fault): boolean;
  isStormy(): boolean;
  calm(): void;
}

export type Fault =
  | "call-refused"
  | "call-unheard"
  | "call-hangs"
  | "webhook-dropped"
  | "webhook-delayed"
  | "webhook-doubled"
  | "connection-breaks"
  | "commit-lost"
  | "commit-unheard"
  | "killed-between-calls"
  | "killed-at-a-probe";

/** Per occasion, in the worst world; each world takes a share of each. */
const worst: Record<Fault, number> = {
  "call-refused": 0.15,
  "call-unheard": 0.15,
  "call-hangs": 0.1,
  "webhook-dropped": 0.6,
  "webhook-delayed": 0.5,
  "webhook-doubled": 0.5,
  "connection-breaks": 0.002,
  "commit-lost": 0.02,
  "commit-unheard": 0.005,
  "killed-between-calls": 0.008,
  "killed-at-a-probe": 0.04,
};

export function createWeather(chance: Chance): Weather {
  let isStormy = true;
  const rates = Object.fromEntries(
    Object.entries(worst).map(([fault, rate]) => [fault, (rate * chance.pick([0, 0, 1, 2, 4])) / 4]),
  ) as Record<Fault, number>;
  return {
    strikes: (what) => isStormy && rates[what] > 0 && chance.of(rates[what]),
    isStormy: () => isStormy,
    calm: () => {
      isStormy = false;
    },
  };
}
