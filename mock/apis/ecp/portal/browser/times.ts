// Times as the portal shows them, all in the zone that its viewer has while the page is open (E-A50).

/** How many minutes a zone is ahead of UTC. */
export type Offset = number;

/** The viewer's. */
export const viewersOffset: Offset = -new Date().getTimezoneOffset();

/** The badge of a column of times: `UTC +9`, `UTC -3:30`. */
export function zoneBadge(offset: Offset): string {
  const { sign, hours, minutes } = partsOf(offset);
  return `UTC ${sign}${hours}${minutes === 0 ? '' : `:${twoDigits(minutes)}`}`;
}

/** A time in a list: `2020-06-16 13:14:53`. What is no time stays as it is. */
export function listTime(text: string, offset: Offset): string {
  return localTime(text, offset)?.replace('T', ' ') ?? text;
}

/** A time on the page of details: `2020-06-16T13:14:53+09:00`. What is no time stays as it is. */
export function detailTime(text: string, offset: Offset): string {
  const local = localTime(text, offset);
  const { sign, hours, minutes } = partsOf(offset);
  return local === undefined ? text : `${local}${sign}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

function localTime(text: string, offset: Offset): string | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms + offset * 60_000).toISOString().slice(0, 19);
}

function partsOf(offset: Offset): { sign: string; hours: number; minutes: number } {
  const size = Math.abs(offset);
  return { sign: offset < 0 ? '-' : '+', hours: Math.floor(size / 60), minutes: size % 60 };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
