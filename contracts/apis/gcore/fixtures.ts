import type { FixtureHooks } from '../../verify/fixtures/fixture-factory.ts';

export const fixtures: FixtureHooks = { fixedPath: ['project_id', 'region_id'] };
