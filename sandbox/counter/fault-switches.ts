import type { Fault, Faults } from "../gateways/faults.ts";

interface FaultSwitch {
  readonly id: string;
  readonly label: string;
  readonly isOn: (faults: Faults) => boolean;
  readonly set: (faults: Faults, on: boolean) => void;
}

/** The switches of the fault panel. */
export const faultSwitches: readonly FaultSwitch[] = [
  {
    id: "down",
    label: "Is down: takes no connection",
    isOn: (faults) => faults.isDown,
    set: (faults, on) => {
      faults.isDown = on;
    },
  },
  apiFault("latency", "Answers take 2 s longer", { kind: "latency", ms: 2000 }),
  apiFault("error_500", "Every call answers 500", { kind: "error_500" }),
  apiFault("hang", "Calls hang without an answer", { kind: "hang" }),
  apiFault("reset_after", "Work is done, then the connection breaks", { kind: "reset_after" }),
  {
    id: "drop_webhooks",
    label: "Webhooks are lost",
    isOn: (faults) => faults.dropWebhooks,
    set: (faults, on) => {
      faults.dropWebhooks = on;
    },
  },
];

/** Turns one switch; an unknown id changes nothing. */
export function setFault(faults: Faults, id: string, on: boolean): void {
  faultSwitches.find((candidate) => candidate.id === id)?.set(faults, on);
}

function apiFault(id: string, label: string, fault: Fault): FaultSwitch {
  return {
    id,
    label,
    isOn: (faults) => faults.active().some((active) => active.kind === fault.kind),
    set: (faults, on) => {
      faults.remove(fault.kind);
      if (on) faults.add(fault);
    },
  };
}
