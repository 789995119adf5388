import { type Operation, responseFor } from '../../spec/spec.ts';
import type { Journey } from '../contract.ts';
import type { Session } from '../session.ts';
import type { Wish } from './sample.ts';
import type { Things } from './things.ts';

/** A journey for each operation: valid calls of it, in each media type that it takes and answers with. */
export function validCalls(things: Things): Journey[] {
  return [...things.spec.operations.values()].map((operation) => ({
    id: `valid/${operation.id}`,
    title: `${operation.id} answers valid requests as documented`,
    ...(isReading(things, operation) && { readOnly: true as const }),
    async run(session) {
      for (const { what, accept, ...wish } of variants(operation)) {
        await once(things, session, operation, wish, accept, what);
      }
    },
  }));
}

interface Variant extends Wish {
  what: string;
  accept?: string;
}

function variants(operation: Operation): Variant[] {
  const sent = Object.keys(operation.requestBody?.value.content ?? {});
  const answered = new Set(
    [...operation.responses]
      .filter(([status]) => /^[2d]/.test(status))
      .flatMap(([, { value }]) => Object.keys(value.content ?? {})),
  );
  const accepted = answered.size > 1 ? [...answered] : [];
  return [
    { what: '' },
    { what: 'with everything that is optional', everything: true },
    ...sent.slice(1).map((mediaType) => ({ what: `a body of ${mediaType}`, mediaType })),
    ...accepted.map((accept) => ({ what: `wanting ${accept}`, accept })),
  ];
}

async function once(
  things: Things,
  session: Session,
  operation: Operation,
  wish: Wish,
  accept: string | undefined,
  what: string,
): Promise<void> {
  const input = await things.call(session, operation, wish);
  const headers = { ...input.headers, ...(accept !== undefined && { accept }) };
  const isKnown = things.isKnownThere(operation);
  // What nobody can create may not be there.
  const or = isKnown || !responseFor(operation, 404) ? [] : [404];
  await session.succeed(operation.id, { ...input, headers }, { what, or });
}

/** Whether it only reads what needs not be created. */
function isReading(things: Things, operation: Operation): boolean {
  return (
    (operation.method === 'GET' || operation.method === 'HEAD') &&
    !things.ownerOf(operation)?.operations.create
  );
}
