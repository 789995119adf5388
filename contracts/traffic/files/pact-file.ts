import type { ProviderState } from './traffic.ts';

/** The content of a Pact file of any version. */
export interface PactFile {
  consumer: { name: string };
  provider: { name: string };
  interactions: RawInteraction[];
  metadata?: {
    pactSpecification?: { version?: string };
    pactSpecificationVersion?: string;
    'pact-specification'?: { version?: string };
  };
}

export interface RawInteraction {
  type?: string;
  description: string;
  providerState?: string | null;
  provider_state?: string | null;
  providerStates?: ProviderState[];
  request?: RawMessage;
  response?: RawMessage;
}

/** A request or a response. */
export interface RawMessage {
  method?: string;
  path?: string;
  query?: string | Record<string, string | (string | null)[]> | null;
  status?: number;
  headers?: Record<string, string | string[]> | null;
  body?: unknown;
  matchingRules?: Record<string, unknown>;
}

const participant = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' } },
};

const texts = { type: ['string', 'array'], items: { type: ['string', 'null'] } };

const message = {
  type: 'object',
  properties: {
    method: { type: 'string' },
    path: { type: 'string' },
    query: { type: ['string', 'object', 'null'], additionalProperties: texts },
    status: { type: 'integer' },
    headers: { type: ['object', 'null'], additionalProperties: texts },
    matchingRules: { type: 'object', additionalProperties: { type: 'object' } },
  },
};

const version = { type: 'object', properties: { version: { type: 'string' } } };

/** The parts of a Pact that are read (Pact Specification, versions 1 to 4). */
export const pactSchema = {
  type: 'object',
  required: ['consumer', 'provider', 'interactions'],
  properties: {
    consumer: participant,
    provider: participant,
    metadata: {
      type: 'object',
      properties: {
        pactSpecification: version,
        'pact-specification': version,
        pactSpecificationVersion: { type: 'string' },
      },
    },
    interactions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['description'],
        properties: {
          type: { type: 'string' },
          description: { type: 'string' },
          providerState: { type: ['string', 'null'] },
          providerStates: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name'],
              properties: { name: { type: 'string' }, params: { type: 'object' } },
            },
          },
        },
        if: { properties: { type: { const: 'Synchronous/HTTP' } } },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword.
        then: { properties: { request: message, response: message } },
      },
    },
  },
};
