import type { Located, Parameter } from '../openapi/document.ts';
import type { Operation } from '../openapi/spec.ts';
import { narrowings } from './narrowing.ts';
import { type Pair, requestTold, type Told } from './pair.ts';

const nameOf = ({ in: place, name }: Parameter) => `the ${place} parameter ${name}`;

/** The same parameter in the other operation; in a path, it is known by where it stands. */
function counterpart(
  one: Operation,
  other: Operation,
  { value }: Located<Parameter>,
): Located<Parameter> | undefined {
  const names = (path: string) => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const wanted = value.in === 'path' ? names(other.path)[names(one.path).indexOf(value.name)] : value.name;
  const isSame = (name: string) =>
    value.in === 'header' ? name.toLowerCase() === wanted?.toLowerCase() : name === wanted;
  return other.parameters.find((found) => found.value.in === value.in && isSame(found.value.name));
}

/** What was sent and is not read any more. */
export function goneParameters({ old, new: now }: Pair): Told[] {
  return old.parameters
    .filter((parameter) => !counterpart(old, now, parameter))
    .map(({ value, pointer }) => ({
      breaks: 'requests',
      message: `${nameOf(value)} is not read any more`,
      old: pointer,
    }));
}

/** What was not sent and has to be. */
export function newlyRequiredParameters({ old, new: now }: Pair): Told[] {
  return now.parameters
    .filter((parameter) => parameter.value.required && !counterpart(now, old, parameter)?.value.required)
    .map(({ value, pointer }) => ({
      breaks: 'requests',
      message: `${nameOf(value)} is required`,
      new: pointer,
    }));
}

/** What was accepted and is not. */
export function narrowedParameters({ oldSpec, newSpec, old, new: now }: Pair): Told[] {
  return old.parameters.flatMap((before): Told[] => {
    const after = counterpart(old, now, before);
    if (before.value.schema === undefined || after?.value.schema === undefined) return [];
    const from = { document: oldSpec.document, pointer: `${before.pointer}/schema` };
    const to = { document: newSpec.document, pointer: `${after.pointer}/schema` };
    return narrowings(from, to, 'request').map((one) => requestTold(nameOf(before.value), one));
  });
}

/** What was read in one way and is in another. */
export function rewrittenParameters({ old, new: now }: Pair): Told[] {
  return old.parameters.flatMap((before): Told[] => {
    const after = counterpart(old, now, before);
    const isSame =
      !after || (before.value.style === after.value.style && before.value.explode === after.value.explode);
    const message = `${nameOf(before.value)} is written in another way`;
    return isSame ? [] : [{ breaks: 'requests', message, old: before.pointer, new: after.pointer }];
  });
}
