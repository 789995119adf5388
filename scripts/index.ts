// The package's main entry: the mocks, and what a configuration file needs.
import '../mock/core/require-node.ts';

export * from '../mock/index.ts';
export { type Config, defineConfig } from './cli/define-config.ts';
