import { escapeStep } from '../../http/json-pointer.ts';
import { bare, isJson } from '../../http/media-type.ts';
import type { Document, Schema } from '../../openapi/document.ts';
import { whyUnsatisfiable } from '../../openapi/satisfiability/unsatisfiable.ts';
import type { Operation, Spec } from '../../openapi/spec.ts';
import { rejectsInput } from '../checks/invalid-input-refused.ts';
import type { Point } from '../engine/coverage-result.ts';
import { bodyForms } from '../fixtures/body-variations.ts';
import { schemaOf } from '../fixtures/parameter-variations.ts';
import { allWithin, propertiesOf } from './inner-schemas.ts';
import { type Standing, sidesOf } from './testable-sides.ts';

/** What is to be covered: a document, and the statuses that no call brings about, with reasons. */
export interface Coverable {
  spec: Spec;
  untestable: Readonly<Record<string, string>>;
}

/** Points by what they are looked up by. */
export type Points = Map<string, Point>;

/** All that there is to see of a contract's document. What several operations refer to is one item. */
export function pointsOf(contract: Coverable): Points {
  const points: Points = new Map();
  const known: Known = { limits: new Set(), texts: new Set(), members: new Set() };
  for (const operation of contract.spec.operations.values()) {
    const { id, pointer } = operation;
    const within = add(points, id, { kind: 'operations', what: id, pointer });
    const making = { points, document: contract.spec.document, operation, within };
    addBody(making, known);
    addParameters(making, known);
    addResponses(making, contract, known.members);
  }
  // What is disabled is of the document, and not covered.
  for (const { id, pointer } of contract.spec.disabled)
    add(points, id, { kind: 'operations', what: `${id}, which is disabled`, pointer });
  return points;
}

/** Where schemas are that have been looked into: of JSON, of values written as text, and of answers. */
type Known = Record<'limits' | 'texts' | 'members', Set<string>>;

interface Making {
  points: Points;
  document: Document;
  operation: Operation;
  within: Point;
}

function addBody(making: Making, known: Known): void {
  const { points, operation, within } = making;
  const { id, requestBody } = operation;
  for (const [mediaType, { schema }] of Object.entries(requestBody?.value.content ?? {})) {
    const pointer = `${requestBody?.pointer}/content/${escapeStep(mediaType)}`;
    const at = { value: schema, pointer: `${pointer}/schema` };
    const beyondReach = whyUnsatisfiable(making.document, at, 'request')?.reason;
    const what = `${id} ${mediaType}`;
    add(points, what, { kind: 'media types', what, pointer, within, beyondReach });
    if (beyondReach !== undefined) continue;
    const isText = bodyForms.includes(bare(mediaType));
    if (schema === undefined || !(isJson(mediaType) || isText)) continue;
    const standing = { isText, isRefused: rejectsInput(operation) };
    addLimits(
      making,
      { schema, pointer: `${pointer}/schema`, what: `${id} body` },
      standing,
      isText ? known.texts : known.limits,
    );
  }
}

/** A schema of what is sent or answered, and what people call it. */
interface Typed {
  schema: Schema;
  pointer: string;
  what: string;
}

function addLimits(
  { points, document, within }: Making,
  { schema, pointer, what }: Typed,
  standing: Standing,
  known: Set<string>,
): void {
  for (const one of allWithin(document, { value: schema, pointer, at: '' }, 'request', known)) {
    for (const [keyword, said] of Object.entries(one.value)) {
      const at = `${one.pointer}/${keyword}`;
      for (const side of sidesOf(keyword, said, standing)) {
        const outcome = side === 'inside' ? 'taken' : 'refused';
        const words = `${what}${one.at}: ${keyword}, ${outcome}`;
        add(points, `${side} ${at}`, { kind: 'limits', what: words, pointer: at, within });
      }
    }
  }
}

function addParameters(making: Making, known: Known): void {
  const { points, operation, within } = making;
  const isRefused = rejectsInput(operation);
  for (const { value: parameter, pointer } of operation.parameters) {
    const key = `${operation.id} ${parameter.in}.${parameter.name}`;
    const what = `${operation.id} ${parameter.name}`;
    const addSide = (side: string) =>
      add(points, `${key} ${side}`, { kind: 'parameters', what: `${what}: ${side}`, pointer, within });
    addSide('given');
    if (parameter.required !== true && parameter.in !== 'path') addSide('left out');
    const at = schemaOf(parameter, pointer);
    if (!at) continue;
    const isText = !at.packed && parameter.content === undefined;
    // Another path means other items, which may be somebody's: that is only read.
    const isStep = parameter.in === 'path';
    const standing = { isText, isRefused, isStep, isFixed: isStep && operation.method !== 'GET' };
    addLimits(making, { ...at, what }, standing, isText ? known.texts : known.limits);
    if (isBreakable(making, at, standing)) addSide('refused');
  }
}

/** Whether there is anything that a parameter's schema refuses. */
function isBreakable(
  { document }: Making,
  { schema, pointer }: Omit<Typed, 'what'>,
  standing: Standing,
): boolean {
  return allWithin(document, { value: schema, pointer, at: '' }, 'request').some(({ value }) =>
    Object.entries(value).some(([keyword, said]) => sidesOf(keyword, said, standing).includes('beyond')),
  );
}

function addResponses(making: Making, { untestable }: Coverable, known: Set<string>): void {
  const { points, operation } = making;
  for (const [status, response] of operation.responses) {
    const what = `${operation.id} ${status}`;
    const { pointer } = response;
    const reason = untestable[what] ?? untestable[status];
    const within = add(points, what, {
      kind: 'statuses',
      what,
      pointer,
      within: making.within,
      beyondReach: reason,
    });
    for (const [mediaType, { schema }] of Object.entries(response.value.content ?? {})) {
      const at = `${pointer}/content/${escapeStep(mediaType)}`;
      const typed = `${what} ${mediaType}`;
      const located = { value: schema, pointer: `${at}/schema` };
      const impossible = whyUnsatisfiable(making.document, located, 'response')?.reason;
      add(points, typed, { kind: 'media types', what: typed, pointer: at, within, beyondReach: impossible });
      if (schema !== undefined && isJson(mediaType) && (reason ?? impossible) === undefined)
        addMembers({ ...making, within }, { schema, pointer: `${at}/schema`, what }, known);
    }
  }
}

function addMembers(
  { points, document, within }: Making,
  { schema, pointer, what }: Typed,
  known: Set<string>,
): void {
  for (const inner of allWithin(document, { value: schema, pointer, at: '' }, 'response', known)) {
    for (const member of propertiesOf(document, inner, 'response')) {
      const words = `${what} ${member.at}`;
      add(points, `member ${member.pointer}`, {
        kind: 'response members',
        what: words,
        pointer: member.pointer,
        within,
      });
    }
  }
}

type NewPoint = Pick<Point, 'kind' | 'what' | 'pointer'> & {
  within?: Point;
  beyondReach?: string | undefined;
};

function add(points: Points, key: string, point: NewPoint): Point {
  const made = points.get(key) ?? { within: undefined, beyondReach: undefined, seen: false, ...point };
  points.set(key, made);
  return made;
}
