import { afterAll } from "vitest";

// Preact looks after its effects 35 ms after a frame that never came, and must find the page still there then.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 60)));
