// What the compiler refuses in a configuration; tsc fails where it does not.
import type { operations } from '../../generated/docker.ts';
import { defineConfig } from './define-config.ts';

defineConfig({
  mock: { apis: ['docker'], port: 4010, auth: 'off', watch: true },
  verify: { api: 'docker', report: ['junit=a.xml'] },
});
// @ts-expect-error there is no such command
defineConfig({ mokc: {} });
// @ts-expect-error there is no such option
defineConfig({ mock: { prot: 4010 } });
// @ts-expect-error a port is a number
defineConfig({ mock: { port: '4010' } });
// @ts-expect-error it is strict or off
defineConfig({ mock: { auth: 'maybe' } });
// @ts-expect-error a list
defineConfig({ mock: { apis: 'docker' } });
// @ts-expect-error on or off
defineConfig({ mock: { quiet: 'yes' } });

defineConfig<operations>({
  verify: {
    api: './openapi.yaml',
    beforeCall: (request, { operationId }) =>
      operationId === 'SecretList' ? request : { ...request, query: '' },
    fixtures: { SecretCreate: ({ body }) => ({ body: { ...body, Name: 'one', Data: 'YQ==' } }) },
  },
});
// @ts-expect-error there is no such operation
defineConfig<operations>({ verify: { fixtures: { SecretCraete: (input) => input } } });
// @ts-expect-error a name is a text
defineConfig<operations>({ verify: { fixtures: { SecretCreate: () => ({ body: { Name: 1, Data: '' } }) } } });
defineConfig<operations>({
  verify: {
    // @ts-expect-error there is no such operation
    beforeCall: (request, { operationId }) => (operationId === 'no' ? request : { ...request, query: '' }),
  },
});
