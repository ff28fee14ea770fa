/** Small line drawings beside the steps; the words say everything, so readers skip them. */
const drawings = {
  go: "M4 11 6 4h20l2 7M4 11v17h24V11M4 11h24M12 28v-9h8v9",
  give: "M3 9h26v14H3zM16 19.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M7 16h.1M25 16h.1",
  keep: "M7 3h18v26l-3-2.5-3 2.5-3-2.5-3 2.5-3-2.5-3 2.5zM12 10h8M12 15h8M12 20h4",
  open: "M10 3h12v26H10zM14.5 25h3",
  find: "M14 23a9 9 0 1 0 0-18 9 9 0 0 0 0 18M20.5 20.5 28 28",
  check: "M16 29a13 13 0 1 0 0-26 13 13 0 0 0 0 26M10 16.5l4 4 8-9",
};

export type Drawing = keyof typeof drawings;

export function StepPicture({ drawing }: { drawing: Drawing }) {
  return (
    <svg className="picture" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <path d={drawings[drawing]} />
    </svg>
  );
}
