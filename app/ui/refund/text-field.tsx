import { FieldError } from "../pay/field-error.tsx";

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly error: string | null;
  readonly maxLength: number;
  /** Digits, with what people type between them: a phone shows its number keys. */
  readonly isNumber?: boolean;
}

export function TextField({ name, label, help, value, error, maxLength, isNumber }: TextFieldProps) {
  const described = [error !== null && `${name}-error`, help !== undefined && `${name}-help`].filter(Boolean);
  return (
    <>
      <label htmlFor={name}>{label}</label>
      {error !== null && <FieldError id={`${name}-error`} text={error} />}
      <input
        id={name}
        name={name}
        autoComplete="off"
        inputMode={isNumber ? "numeric" : undefined}
        maxLength={maxLength}
        defaultValue={value}
        aria-invalid={error === null ? undefined : true}
        aria-describedby={described.length > 0 ? described.join(" ") : undefined}
      />
      {help !== undefined && (
        <p className="help" id={`${name}-help`}>
          {help}
        </p>
      )}
    </>
  );
}
