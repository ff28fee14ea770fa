import { createContext } from "react";

/** Lets the page's own inline scripts run under its policy. Known to the server only: browsers hide it. */
export const NonceContext = createContext<string | undefined>(undefined);
