/** Tells a parent process that started us (the demo, a test) that we are ready; nothing without one. */
export function reportStart(role: "web" | "worker", facts: Record<string, number> = {}): void {
  process.send?.({ ready: role, ...facts });
}
