import { escapeStep, type MediaType } from '../openapi/document.ts';
import { narrowings } from './narrowing.ts';
import { type Pair, requestTold, type Told } from './pair.ts';

/** What was accepted as a body and is not any more. */
export function bodyBreaks({ oldSpec, newSpec, old, new: now }: Pair): Told[] {
  const [before, after] = [old.requestBody, now.requestBody];
  const told = (message: string): Told => ({
    breaks: 'requests',
    message,
    old: before?.pointer ?? old.pointer,
    new: after?.pointer ?? now.pointer,
  });
  if (!before) return after?.value.required ? [told('a body is required')] : [];
  if (!after) return [told('no body is read any more')];
  const required = after.value.required && !before.value.required ? [told('the body is required')] : [];
  const types = Object.keys(before.value.content ?? {}).flatMap((type): Told[] => {
    const key = matching(after.value.content ?? {}, type);
    if (key === undefined) return [told(`no body of ${type} is accepted any more`)];
    const [from, to] = [before.value.content[type], after.value.content[key]];
    if (from?.schema === undefined || to?.schema === undefined) return [];
    const at = (pointer: string, name: string) => `${pointer}/content/${escapeStep(name)}/schema`;
    const sides = [
      { document: oldSpec.document, pointer: at(before.pointer, type) },
      { document: newSpec.document, pointer: at(after.pointer, key) },
    ] as const;
    return narrowings(...sides, 'request').map((one) => requestTold('the body', one));
  });
  return [...required, ...types];
}

/** The documented media type, or range, that a media type falls under. */
export function matching(content: Readonly<Record<string, MediaType>>, type: string): string | undefined {
  const [kind] = type.split('/');
  return [type, `${kind}/*`, '*/*'].find((key) => Object.hasOwn(content, key));
}
