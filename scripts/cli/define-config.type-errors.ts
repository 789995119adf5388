// What the compiler refuses in a configuration; tsc fails where it does not.
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
