import { type Document, find } from '../openapi/document.ts';

/**
 * The pointer to where the document itself has what a pointer into the relaxed document means: references are followed,
 * `anyOf` may be `oneOf`; where it leads nowhere, the last part on the way.
 */
export function documentedAt(document: Document, pointer: string): string {
  let at = '#';
  for (const step of pointer.split('/').slice(1)) {
    const found = below(document, at, step);
    if (found === undefined) return at;
    at = found;
  }
  return at;
}

const mostHops = 100;

function below(document: Document, start: string, step: string): string | undefined {
  const spellings = step === 'anyOf' ? ['anyOf', 'oneOf'] : [step];
  let at = start;
  for (let hops = 0; hops < mostHops; hops += 1) {
    const found = spellings.find((one) => find(document, `${at}/${one}`)?.value !== undefined);
    if (found !== undefined) return `${at}/${found}`;
    const reference = find(document, `${at}/$ref`)?.value;
    if (typeof reference !== 'string') return undefined;
    at = reference;
  }
  return undefined;
}
