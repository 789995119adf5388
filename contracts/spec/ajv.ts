import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Document } from './document.ts';

/** What OpenAPI adds to the JSON Schema vocabulary (OpenAPI Specification 3.1.1, section 4.8.24). */
const annotations = ['discriminator', 'xml', 'externalDocs', 'example'];

/**
 * An ajv that knows one document by its name, so that its schemas refer to each other as they stand.
 * Strict: what it does not understand, it refuses to compile.
 */
export function createAjv(
  name: string,
  document: Document,
  { checked, allErrors = false }: { checked: boolean; allErrors?: boolean },
): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors,
    strict: true,
    // Reading the schema of schemas takes longer than compiling ours; a checked document has been held against it.
    meta: !checked,
    validateSchema: !checked,
    // Both are idiomatic in OpenAPI: `type: [string, "null"]`, and `required` in a branch of `anyOf`.
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
  });
  addFormats.default(ajv);
  // The document itself is the schema that its own schemas are found in.
  ajv.addVocabulary([...annotations, 'paths', 'components']);
  ajv.addSchema({ $id: name, paths: document.paths, components: document.components });
  return ajv;
}
