import { escapeStep } from '../http/json-pointer.ts';
import type { MediaType } from '../openapi/document.ts';
import { narrowings } from './narrowing.ts';
import { type OperationChange, type OperationPair, requestChange } from './operation-pair.ts';

/** Request bodies that used to be accepted and no longer are. */
export function bodyChanges({ oldSpec, newSpec, old, new: now }: OperationPair): OperationChange[] {
  const [before, after] = [old.requestBody, now.requestBody];
  const change = (message: string): OperationChange => ({
    affects: 'requests',
    message,
    old: before?.pointer ?? old.pointer,
    new: after?.pointer ?? now.pointer,
  });
  if (!before) return after?.value.required ? [change('a body is required')] : [];
  if (!after) return [change('a body is no longer accepted')];
  const required = after.value.required && !before.value.required ? [change('the body is required')] : [];
  const types = Object.keys(before.value.content ?? {}).flatMap((type): OperationChange[] => {
    const key = matchingMediaType(after.value.content ?? {}, type);
    if (key === undefined) return [change(`a body of type ${type} is no longer accepted`)];
    const [from, to] = [before.value.content[type], after.value.content[key]];
    if (from?.schema === undefined || to?.schema === undefined) return [];
    const at = (pointer: string, name: string) => `${pointer}/content/${escapeStep(name)}/schema`;
    const schemas = [
      { document: oldSpec.document, pointer: at(before.pointer, type) },
      { document: newSpec.document, pointer: at(after.pointer, key) },
    ] as const;
    return narrowings(...schemas, 'request').map((one) => requestChange('the body', one));
  });
  return [...required, ...types];
}

/** The documented media type, or range of them, that a media type falls under. */
export function matchingMediaType(
  content: Readonly<Record<string, MediaType>>,
  mediaType: string,
): string | undefined {
  const [main] = mediaType.split('/');
  return [mediaType, `${main}/*`, '*/*'].find((key) => Object.hasOwn(content, key));
}
