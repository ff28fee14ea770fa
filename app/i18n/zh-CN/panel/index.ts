import { accounts } from "./accounts.ts";
import { frame } from "./frame.ts";
import { orders } from "./orders.ts";
import { settings } from "./settings.ts";
import { setup } from "./setup.ts";

/** The merchant's panel in Shopify's admin, one file for each of its rooms. */
export const panel = { ...frame, setup, accounts, orders, settings };
