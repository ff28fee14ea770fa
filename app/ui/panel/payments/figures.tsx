import type { ReactNode } from "react";

interface FiguresProps {
  /** A name and what it is; null is left out. */
  readonly figures: readonly (readonly [string, ReactNode])[];
}

/** Names and values, beside each other where there is room. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl className="panel-figures">
      {figures
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="panel-code">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
