import { builtinMaker, type MockMaker } from '../../mock/apis/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import { isBuiltin } from '../openapi/load-builtin.ts';
import { loadDocument } from '../openapi/load-document.ts';

/** Prepares a mock by a built-in API's name, or by the file of an OpenAPI document. Rejects with a SpecError. */
export async function loadMockFactory(name: string, options: Partial<ApiOptions>): Promise<MockMaker> {
  if (isBuiltin(name)) return builtinMaker(name, options);
  const { spec } = await loadDocument(name);
  const api = documentApi(spec, { auth: options.auth ?? 'strict' });
  return (mockOptions) => createMock(api, mockOptions);
}
