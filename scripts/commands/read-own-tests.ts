import { isRecord } from '../../contracts/http/is-record.ts';
import { ConfigurationError } from '../../contracts/openapi/configuration-error.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Check, Observation } from '../../contracts/verify/checks/check.ts';
import { CaseAborted } from '../../contracts/verify/engine/early-case-ends.ts';
import { createSecretMask } from '../../contracts/verify/engine/mask-secrets.ts';
import type { FixtureHooks } from '../../contracts/verify/fixtures/fixture-factory.ts';
import type { OwnTests } from '../../contracts/verify/own-tests-types.ts';
import type { Property } from '../../contracts/verify/properties/property.ts';
import { suggestion } from '../../mock/core/suggest-similar-name.ts';
import { UsageError } from '../cli/usage-error.ts';

type Code = Readonly<Record<string, unknown>>;

/** Reads what a configuration file adds to the tests. Throws a UsageError where it is of the wrong kind. */
export function readOwnTests({ beforeCall, checks = [], properties = [], fixtures = {} }: Code): OwnTests {
  if (beforeCall !== undefined && typeof beforeCall !== 'function')
    throw new UsageError('verify.beforeCall must be a function');
  if (!isRecord(fixtures) || !Object.values(fixtures).every((one) => typeof one === 'function'))
    throw new UsageError('verify.fixtures must be an object of functions');
  requireNamed('checks', checks, ['inspect']);
  requireNamed('properties', properties, ['appliesTo', 'run']);
  const read = { checks, properties, fixtures, beforeCall } as OwnTests;
  return {
    ...read,
    checks: read.checks?.map(guardedCheck) ?? [],
    properties: read.properties?.map(guardedProperty) ?? [],
  };
}

/** What fixtures do to each valid call. Throws a UsageError for an operation that does not exist. */
export function fixtureHooks({ fixtures = {} }: OwnTests, { operations }: Spec): FixtureHooks {
  for (const id of Object.keys(fixtures))
    if (!operations.has(id))
      throw new UsageError(
        `verify.fixtures.${id}: there is no operation ${id}${suggestion(id, [...operations.keys()])}`,
      );
  return {
    prepare: async (_, operationId, input) => {
      const change = Object.hasOwn(fixtures, operationId) ? fixtures[operationId] : undefined;
      return change ? { ...input, ...((await change(input)) as typeof input) } : input;
    },
  };
}

function requireNamed(name: string, all: unknown, functions: readonly string[]): void {
  const isWhole = (one: unknown) =>
    isRecord(one) &&
    [one.id, one.title].every((text) => typeof text === 'string' && text !== '') &&
    functions.every((member) => typeof one[member] === 'function');
  if (Array.isArray(all) && all.every(isWhole)) return;
  throw new UsageError(`verify.${name} must be a list of objects with id, title and ${functions.join(', ')}`);
}

/**
 * A check whose thrown errors name it, and count as a mistake in the configuration file. They may quote the call: its
 * secret values are masked.
 */
function guardedCheck(check: Check): Check {
  return {
    ...check,
    inspect(observation: Observation) {
      try {
        return check.inspect(observation);
      } catch (error) {
        const text = withoutSecrets(observation, String(error));
        throw new ConfigurationError(`verify.checks: ${check.id} has thrown an error: ${text}`);
      }
    },
  };
}

/** The same of a property, which may also end its case early. */
function guardedProperty(property: Property): Property {
  return {
    ...property,
    async run(context) {
      try {
        await property.run(context);
      } catch (error) {
        if (error instanceof CaseAborted || error instanceof ConfigurationError) throw error;
        const text = context.session.masked(String(error));
        throw new ConfigurationError(`verify.properties: ${property.id} has thrown an error: ${text}`);
      }
    },
  };
}

function withoutSecrets({ spec, operation, request, response, secrets }: Observation, text: string): string {
  const seen = spec.redactor.createValues();
  spec.redactor.call(operation, request, response, seen);
  return createSecretMask(secrets, seen)(text);
}
