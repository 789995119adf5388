import type { Operation } from '../../openapi/spec.ts';
import type { Case } from '../engine/case.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { headMatchesGet } from '../properties/head-matches-get.ts';
import { properties } from '../properties/index.ts';
import type { Property } from '../properties/property.ts';

/** A case for each property and each resource that it applies to. */
export function propertyCases(fixtures: FixtureFactory, own: readonly Property[] = []): Case[] {
  return fixtures.resources.flatMap((resource) =>
    [...properties, ...own]
      .filter((property) => property.appliesTo(resource, fixtures))
      .map(({ id, title, severity, wfc, alone, run }) => ({
        id: `${id}/${resource.name}`,
        title: `${resource.name}: ${title}`,
        check: id,
        ...(severity && { severity }),
        ...(wfc && { wfc }),
        ...(alone && { alone }),
        writes: true,
        run: (session) => run({ fixtures, session, resource }),
      })),
  );
}

/** A case for each path that a document has both HEAD and GET for. */
export function headCases(fixtures: FixtureFactory): Case[] {
  const operations = [...fixtures.spec.operations.values()];
  return operations.flatMap((head) => {
    const get = head.method === 'HEAD' && operations.find((other) => isGetOf(head, other));
    if (!get) return [];
    const { id, title, run } = headMatchesGet;
    return [
      {
        id: `${id}${head.path}`,
        title,
        check: id,
        writes: !fixtures.isReading(get),
        run: (session) => run(fixtures, session, { head, get }),
      },
    ];
  });
}

function isGetOf(head: Operation, { path, method }: Operation): boolean {
  return path === head.path && method === 'GET';
}
