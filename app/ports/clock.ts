/** Time, ids and randomness come in from outside, so that a test can hold them still. */
export interface Clock {
  readonly now: () => Date;
}
