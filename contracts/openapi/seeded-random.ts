/** A random number from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** A source of the same numbers for the same seed (sfc32, from PractRand). Not for secrets. */
export function seededRandom(seed: number): Random {
  let a = 0;
  let b = seed >>> 0;
  let c = Math.floor(seed / 2 ** 32) >>> 0;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum / 2 ** 32;
  };
  // The first numbers still correlate with the seed.
  for (let i = 0; i < 12; i += 1) next();
  return next;
}

/** A string of `length` random characters of `alphabet`. */
export function randomText(random: Random, alphabet: string, length: number): string {
  let text = '';
  for (let i = 0; i < length; i += 1) text += alphabet[Math.floor(random() * alphabet.length)];
  return text;
}

/** A random UUID (RFC 9562, version 4). */
export function randomUuid(random: Random): string {
  const hex = randomText(random, '0123456789abcdef', 30);
  const variant = '89ab'[Math.floor(random() * 4)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
}
