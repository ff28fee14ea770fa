import { frame } from "./frame.ts";
import { home } from "./home.ts";

/** The merchant's panel in Shopify's admin, one file for each of its rooms. */
export const panel = { ...frame, home };
