// A small API of pets, as documents of two versions, and a server that can break them.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';

const ref = { $ref: '#/components/schemas/Pet' };

function petsWith(openapi: string, nickname: object) {
  const json = (schema: object) => ({ 'application/json': { schema } });
  return {
    openapi,
    info: { title: 'Pets', version: '1' },
    servers: [{ url: '/api' }],
    paths: {
      '/pets': {
        get: {
          operationId: 'PetList',
          responses: { 200: { description: 'All.', content: json({ type: 'array', items: ref }) } },
        },
        post: {
          operationId: 'PetCreate',
          requestBody: { required: true, content: json(ref) },
          responses: {
            201: {
              description: 'The new one.',
              headers: { Location: { required: true, schema: { type: 'string' } } },
              content: json(ref),
            },
            400: { description: 'A fault.', content: { 'text/plain': { schema: { type: 'string' } } } },
          },
        },
      },
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { operationId: 'PetRead', responses: { 200: { description: 'One.', content: json(ref) } } },
        delete: { operationId: 'PetDelete', responses: { 204: { description: 'Gone.' } } },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string' }, nickname },
          additionalProperties: false,
        },
      },
    },
  };
}

export const documents: [string, Record<string, unknown>][] = [
  ['3.0', petsWith('3.0.3', { type: 'string', nullable: true })],
  ['3.1', petsWith('3.1.0', { type: ['string', 'null'] })],
];

/** A server of pets. One whose name is `broken` breaks the document. */
export function petsApp(): Express {
  const app = express();
  app.use('/api', express.json());
  app.get('/api/pets', (_request, response) => {
    response.json([{ name: 'Rex', nickname: null }]);
  });
  app.post('/api/pets', (request, response) => {
    const { name } = request.body as { name: string };
    if (name === '') return void response.status(400).type('text/plain').send('a pet has a name');
    if (name === 'broken') return void response.status(201).json({ name: 5 });
    response.status(201).location('/api/pets/1').json({ name });
  });
  app.get('/api/pets/:id', (request, response) => {
    response.json(request.params.id === 'broken' ? { title: 'Rex' } : { name: 'Rex' });
  });
  app.delete('/api/pets/:id', (_request, response) => void response.status(204).end());
  app.put('/api/pets/:id', (_request, response) => void response.status(200).end());
  return app;
}

/** Serves the pets. */
export async function servePets(): Promise<{ origin: string; close(): void }> {
  const server = await new Promise<Server>((resolve) => {
    const listening = petsApp().listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}
