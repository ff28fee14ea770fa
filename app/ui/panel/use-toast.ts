import { useEffect, useRef } from "react";

declare global {
  interface Window {
    /** App Bridge; missing while its script could not be loaded. */
    readonly shopify?: { readonly toast: { show(message: string): void } };
  }
}

/** Says once, in Shopify's own manner, what an answer to a form came to. Null says nothing. */
export function useToast(answer: unknown, message: string | null): void {
  const said = useRef<unknown>(undefined);
  useEffect(() => {
    if (answer === undefined || message === null || said.current === answer) return;
    said.current = answer;
    window.shopify?.toast.show(message);
  }, [answer, message]);
}
