import { FieldError } from "../pay/field-error.tsx";

interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  /** Value and what people read. */
  readonly options: readonly (readonly [string, string])[];
}

export function SelectField({ name, label, value, error, options }: SelectFieldProps) {
  return (
    <>
      <label htmlFor={name}>{label}</label>
      {error !== null && <FieldError id={`${name}-error`} text={error} />}
      <select
        id={name}
        name={name}
        defaultValue={value}
        aria-invalid={error === null ? undefined : true}
        aria-describedby={error === null ? undefined : `${name}-error`}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </>
  );
}
