import { tones, type Moment, type Tone } from "./moment.ts";

const drawings: Record<Tone, string> = {
  wait: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M12 6.5V12l4 2.5",
  good: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M7.5 12.5l3 3 6-7",
  bad: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M8.5 8.5l7 7M15.5 8.5l-7 7",
  plain: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M12 11v6M12 7.200h.1",
};

/** The first heading of the page: a drawing and words, never colour alone. */
export function StateLine({
  moment,
  heading,
  sentence,
}: {
  moment: Moment;
  heading: string;
  sentence: string;
}) {
  const tone = tones[moment];
  return (
    <div className={`state ${tone}`} role="status">
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
        <path d={drawings[tone]} />
      </svg>
      <h1>{heading}</h1>
      <p>{sentence}</p>
    </div>
  );
}
