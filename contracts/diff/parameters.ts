import type { Located, Parameter } from '../openapi/document.ts';
import type { Operation } from '../openapi/spec.ts';
import { narrowings } from './narrowing.ts';
import { type OperationChange, type OperationPair, requestChange } from './operation-pair.ts';

const nameOf = ({ in: place, name }: Parameter) => `the ${place} parameter ${name}`;

/** The same parameter of the other operation; a path parameter is identified by its position. */
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

/** Parameters that used to be accepted and no longer are. */
export function removedParameters({ old, new: now }: OperationPair): OperationChange[] {
  return old.parameters
    .filter((parameter) => !counterpart(old, now, parameter))
    .map(({ value, pointer }) => ({
      affects: 'requests',
      message: `${nameOf(value)} is no longer accepted`,
      old: pointer,
    }));
}

/** Parameters that are required now and were not. */
export function newlyRequiredParameters({ old, new: now }: OperationPair): OperationChange[] {
  return now.parameters
    .filter((parameter) => parameter.value.required && !counterpart(now, old, parameter)?.value.required)
    .map(({ value, pointer }) => ({
      affects: 'requests',
      message: `${nameOf(value)} is required`,
      new: pointer,
    }));
}

/** Parameters whose schema rejects values that it used to accept. */
export function narrowedParameters({ oldSpec, newSpec, old, new: now }: OperationPair): OperationChange[] {
  return old.parameters.flatMap((before): OperationChange[] => {
    const after = counterpart(old, now, before);
    if (before.value.schema === undefined || after?.value.schema === undefined) return [];
    const from = { document: oldSpec.document, pointer: `${before.pointer}/schema` };
    const to = { document: newSpec.document, pointer: `${after.pointer}/schema` };
    return narrowings(from, to, 'request').map((one) => requestChange(nameOf(before.value), one));
  });
}

/** Parameters that are serialized in another style. */
export function restyledParameters({ old, new: now }: OperationPair): OperationChange[] {
  return old.parameters.flatMap((before): OperationChange[] => {
    const after = counterpart(old, now, before);
    const isSame =
      !after || (before.value.style === after.value.style && before.value.explode === after.value.explode);
    const message = `${nameOf(before.value)} is serialized in another style`;
    return isSame ? [] : [{ affects: 'requests', message, old: before.pointer, new: after.pointer }];
  });
}
