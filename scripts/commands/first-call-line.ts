import { type HttpRequest, noBody } from '../../contracts/http/message.ts';
import { shellQuote, shellWord } from '../../contracts/http/shell-quote.ts';
import { addSampleCredentials, securityRequirements } from '../../contracts/openapi/security.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';

/** A line to paste that calls a mock, without input, and with sample credentials where its document has security schemes. */
export function firstCallLine(spec: Spec, address: string): string {
  const operation = simplest([...spec.operations.values()]);
  const bare = { method: 'GET', path: operation?.path ?? '/', query: '', headers: {}, body: noBody };
  const { path, query, headers } = operation
    ? addSampleCredentials(securityRequirements(spec, operation), bare)
    : bare;
  const isSocket = address.startsWith('unix:');
  const origin = isSocket ? 'http://localhost' : address;
  return [
    'curl',
    ...(isSocket ? ['--unix-socket', shellWord(address.slice('unix:'.length))] : []),
    shellWord(`${origin}${path}${query && `?${query}`}`),
    ...headersOf(headers),
  ].join(' ');
}

function headersOf(headers: HttpRequest['headers']): string[] {
  return Object.entries(headers).flatMap(([name, value]) => ['-H', shellQuote(`${name}: ${value}`)]);
}

/** A GET that needs no parameter, if there is one. */
function simplest(operations: readonly Operation[]): Operation | undefined {
  const plain = operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
  const isBare = ({ parameters }: Operation) => !parameters.some(({ value }) => value.required);
  return plain.find(isBare) ?? plain[0];
}
