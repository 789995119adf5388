/** JSON pointer of the response schema of {@link validDocument}. */
export const responseSchemaPointer = '#/paths/~1pets/get/responses/200/content/application~1json/schema';

/** Changes a valid document in place. */
export type DocumentChange = (document: ReturnType<typeof validDocument>) => void;

/** A valid document with one operation, `listPets`, after a change. */
export function changed(change: DocumentChange): Record<string, unknown> {
  const document = validDocument();
  change(document);
  return document;
}

function validDocument() {
  const responses: Record<string, object> = { 200: { description: 'all', content: {} } };
  const list: Record<string, unknown> = { operationId: 'listPets', responses };
  const paths: Record<string, Record<string, unknown>> = { '/pets': { get: list } };
  const schemas: Record<string, unknown> = {};
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' } as unknown,
    paths,
    components: { schemas },
  };
}

/** Sets the schema of the response. */
export const responding =
  (schema: unknown): DocumentChange =>
  ({ paths }) => {
    const content = { 'application/json': { schema } };
    Object.assign(paths['/pets']?.get as object, { responses: { 200: { description: 'all', content } } });
  };
