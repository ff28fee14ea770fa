import { accounts } from "./accounts.ts";
import { acts } from "./acts.ts";
import { answers } from "./answers.ts";
import { frame } from "./frame.ts";
import { messages } from "./messages.ts";
import { orders } from "./orders.ts";
import { exceptions, payments } from "./payments.ts";
import { settings } from "./settings.ts";
import { setup } from "./setup.ts";
import { words } from "./words.ts";

/** The merchant's panel in Shopify's admin, one file for each of its rooms. */
export const panel = {
  ...frame,
  ...{ setup, accounts, orders, settings, messages },
  ...{ payments, exceptions, words, acts, answers },
};
