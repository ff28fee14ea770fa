export function FieldError({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p className="field-error" id={id}>
      {text}
    </p>
  );
}
