import { escapeStep } from '../http/json-pointer.ts';
import {
  type Document,
  type Header,
  type Located,
  type ResponseObject,
  resolve,
} from '../openapi/document.ts';
import { placeOf, receivedMessage } from './compare-schema-pairs.ts';
import type { OperationChange, OperationPair } from './operation-pair.ts';

type HeaderChange = Omit<OperationChange, 'affects'>;

/** Response headers that may be missing, or have other values. */
export function headerChanges(
  pair: OperationPair,
  before: Located<ResponseObject>,
  after: Located<ResponseObject>,
): HeaderChange[] {
  const now = headersOf(pair.newSpec.document, after);
  return [...headersOf(pair.oldSpec.document, before)].flatMap(([key, old]): HeaderChange[] => {
    const found = now.get(key);
    const at = { old: old.pointer, new: found?.pointer ?? after.pointer };
    if (!found) return [{ message: `the header ${old.name} is no longer returned`, ...at }];
    const isMissable = old.value.required && !found.value.required;
    const [from, to] = [schemaAt(old), schemaAt(found)];
    return [
      ...(isMissable ? [{ message: `the header ${old.name} may be missing`, ...at }] : []),
      ...pair.schemas.changes('received', from, to, { isText: true }).map((one) => ({
        message: receivedMessage(`the header ${old.name}`, { ...one, path: '' }),
        ...placeOf(one),
      })),
    ];
  });
}

type NamedHeader = Located<Header> & { name: string };

/** By name in lower case. `Content-Type` is what the media types say (OpenAPI Specification 3.1.1, section 4.8.17). */
function headersOf(
  document: Document,
  { value, pointer }: Located<ResponseObject>,
): Map<string, NamedHeader> {
  const entries = Object.entries(value.headers ?? {}).map(([name, header]) => {
    const at = `${pointer}/headers/${escapeStep(name)}`;
    return [name.toLowerCase(), { name, ...resolve<Header>(document, header, at) }] as const;
  });
  return new Map(entries.filter(([key]) => key !== 'content-type'));
}

function schemaAt({ value, pointer }: Located<Header>): string {
  const [mediaType] = Object.keys(value.content ?? {});
  return mediaType === undefined ? `${pointer}/schema` : `${pointer}/content/${escapeStep(mediaType)}/schema`;
}
