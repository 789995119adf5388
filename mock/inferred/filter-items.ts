import { isRecord } from '../../contracts/http/is-record.ts';
import type { HttpRequest } from '../../contracts/http/message.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import {
  type Resource,
  referenceMembers,
  type SchemaShape,
  schemaShape,
} from '../../contracts/openapi/resources/index.ts';
import { pairsOfQuery } from '../../contracts/openapi/serialization/query-pairs.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import { memberOf, type StoredItem } from './stored-item.ts';

/** The items that a query asks for. */
export function filterItems(
  document: Document,
  { list, shape }: Resource,
  operation: Operation,
  stored: readonly StoredItem[],
  { query, request }: { query: Readonly<Record<string, unknown>>; request: HttpRequest },
): readonly StoredItem[] {
  const sentNames = pairsOfQuery(request.query).map(({ name }) => name.split('[', 1)[0]);
  const wanted = (list?.filters ?? []).filter(({ parameter }) => {
    // A default is what the provider assumes, not what the caller asked for.
    return query[parameter] !== undefined && sentNames.includes(parameter.split('[', 1)[0]);
  });
  const tests = wanted.flatMap((filter) => {
    const value = query[filter.parameter];
    const rules = parameterOf(operation, filter.parameter);
    const member = schemaShape(document, shape.properties.get(filter.field)?.schema);
    const test = (item: StoredItem) => {
      const own = memberOf(item, filter);
      // A list that has to be asked for one value would never have an item without any.
      if (own === undefined && rules?.required) return true;
      return matches(member, own, value);
    };
    const isIdle = selectsAll(rules?.schema, value) && !stored.some(test);
    return isIdle ? [] : [test];
  });
  return tests.length === 0 ? stored : stored.filter((item) => tests.every((test) => test(item)));
}

function parameterOf({ parameters }: Operation, name: string) {
  return parameters.find(({ value }) => value.in === 'query' && value.name === name)?.value;
}

// Of a list of values, one has to match; what shows another item is asked for by its id.
function matches(shape: SchemaShape, member: unknown, wanted: unknown): boolean {
  const values = [wanted].flat().map(String);
  return [member].flat().some((one) => {
    if (!isRecord(one)) return values.includes(String(one));
    const known = shape.properties.size > 0 ? shape : undefined;
    const names = known ? referenceMembers(known) : Object.keys(one);
    return names.some((name) => values.includes(String(one[name])));
  });
}

// `state=all`, and a default such as `none` or nothing.
function selectsAll(schema: unknown, wanted: unknown): boolean {
  const isDefault = isRecord(schema) && schema.default === wanted;
  return typeof wanted === 'string' && (isDefault ? /^(all|any|none|\*|)$/i : /^(all|any|\*)$/i).test(wanted);
}
