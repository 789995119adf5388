/** The files of a new API by their paths, but for its document: a contract and a mock that add nothing to the document yet. */
export function apiFiles(name: string, title: string): Record<string, string> {
  const contract = `contracts/apis/${name}`;
  const mock = `mock/apis/${name}`;
  return {
    [`${contract}/index.ts`]: contractIndex(name, title),
    [`${contract}/connect.ts`]: connect(name),
    [`${contract}/rules.ts`]: rules,
    [`${contract}/fixtures.ts`]: fixtures,
    [`${contract}/contract.test.ts`]: contractTest(name),
    [`${mock}/index.ts`]: mockIndex(name, title),
    [`${mock}/overrides.ts`]: overrides(name),
  };
}

function contractIndex(name: string, title: string): string {
  return `// What ${title} does beyond its document, and how to reach it.
import { loadBuiltin } from '../../openapi/load-builtin.ts';
import type { Contract } from '../../verify/contract.ts';
import { documentContract } from '../../verify/document-contract.ts';
import { connect } from './connect.ts';
import { fixtures } from './fixtures.ts';
import { rules } from './rules.ts';

export function ${name}Contract(): Contract {
  // Scenarios are for what only this vendor has; what the document says is tried without them.
  return documentContract(loadBuiltin('${name}'), { connect, fixtures, rules, scenarios: [] });
}
`;
}

function connect(name: string): string {
  return `import { loadBuiltin } from '../../openapi/load-builtin.ts';
import { connectByDocument } from '../../verify/document-contract.ts';
import type { Connection, Variables } from '../../verify/engine/connection-types.ts';
import type { Target } from '../../verify/engine/target.ts';

/** Calls the paths of the document's servers, with the credentials of its security schemes. */
export function connect(target: Target, variables: Variables): Promise<Connection> {
  return connectByDocument(loadBuiltin('${name}'))(target, variables);
}
`;
}

const rules = `import type { VendorRules } from '../../verify/engine/vendor-rules.ts';

/** What the vendor requires or allows beyond what a JSON schema can say. */
export const rules: VendorRules = {};
`;

const fixtures = `import type { FixtureHooks } from '../../verify/fixtures/fixture-factory.ts';

/** What a valid call needs beyond the document. */
export const fixtures: FixtureHooks = {};
`;

function contractTest(name: string): string {
  return `import { builtinMock } from '../../../mock/apis/index.ts';
import { describeContract } from '../../verify/jest.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { ${name}Contract } from './index.ts';

describeContract(${name}Contract(), () => mockTarget(builtinMock('${name}')));
`;
}

function mockIndex(name: string, title: string): string {
  return `// ${title}: what its document says, and the overrides where the vendor does more.
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import type { Api, ApiOptions } from '../../core/api.ts';
import { withOverrides } from '../../core/user-overrides.ts';
import { documentApi } from '../../inferred/index.ts';
import type { DocumentState } from '../../inferred/state.ts';
import { overrides } from './overrides.ts';

export function ${name}Api(options: ApiOptions): Api<DocumentState> {
  return withOverrides(documentApi(loadBuiltin('${name}'), options), overrides);
}
`;
}

function overrides(name: string): string {
  return `import type { operations } from '../../../generated/${name}.ts';
import type { TypedOverrides } from '../../core/user-overrides.ts';
import type { DocumentState } from '../../inferred/state.ts';

/** Handlers by operationId; \`next()\` resolves with the reply that the mock makes from the document. */
export const overrides: TypedOverrides<operations, DocumentState> = {};
`;
}
