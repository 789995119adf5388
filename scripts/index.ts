// The package's main entry: the mocks, and what a configuration file needs.
import '../mock/core/require-node.ts';

export type { Check, Finding, Observation } from '../contracts/verify/checks/check.ts';
export type { OwnTests } from '../contracts/verify/own-tests-types.ts';
export type { Property, PropertyContext } from '../contracts/verify/properties/property.ts';
export * from '../mock/index.ts';
export { type Config, defineConfig } from './cli/define-config.ts';
