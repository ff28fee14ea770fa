import { acts } from "./acts.ts";
import { answers } from "./answers.ts";
import { frame } from "./frame.ts";
import { home } from "./home.ts";
import { exceptions, payments } from "./payments.ts";
import { words } from "./words.ts";

/** The merchant's panel in Shopify's admin, one file for each of its rooms. */
export const panel = { ...frame, home, payments, exceptions, words, acts, answers };
