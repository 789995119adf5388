// What a Docker Engine promises of swarm secrets beyond its document, and how to reach one.
import { loadBuiltin } from '../../openapi/load-builtin.ts';
import type { Contract } from '../../verify/contract.ts';
import { guard } from './cleanup.ts';
import { connect } from './connect.ts';
import { secrets } from './model.ts';
import { vendor } from './rules.ts';
import { sample } from './sample-calls.ts';
import { dataLimits } from './scenarios/data-limits.ts';
import { driverRules } from './scenarios/driver-rules.ts';
import { duplicateNames } from './scenarios/duplicate-names.ts';
import { filters } from './scenarios/filters.ts';
import { lifeCycle } from './scenarios/life-cycle.ts';
import { onlyLabelsChange } from './scenarios/only-labels-change.ts';
import { ping } from './scenarios/ping.ts';
import { prefixLookUp } from './scenarios/prefix-look-up.ts';
import { staleVersion } from './scenarios/stale-version.ts';

export function dockerContract(): Contract {
  return {
    spec: loadBuiltin('docker'),
    connect,
    sample,
    unknownPath: (session) => ({ id: session.name('missing') }),
    models: [secrets],
    rules: vendor,
    scenarios: [
      ping,
      lifeCycle,
      staleVersion,
      onlyLabelsChange,
      duplicateNames,
      filters,
      prefixLookUp,
      dataLimits,
      driverRules,
    ],
    // A short reference is the beginning of whichever IDs there are.
    byChance: ['SecretInspect 400'],
    // *seen*: an engine does not tell bad filters from trouble of its own.
    failsOnInput: ['SecretList 500'],
    untestable: {
      503: 'the provider state `outside-a-swarm`: `mock/control/control.test.ts`',
      'SecretInspect 400':
        'the IDs of several secrets begin so, by chance: `mock/apis/docker/found-by-parity.test.ts`',
      'SecretDelete 400':
        'the IDs of several secrets begin so, by chance: `mock/apis/docker/found-by-parity.test.ts`',
      'SecretInspect 500': 'no call makes an engine fail',
      'SecretDelete 500': 'no call makes an engine fail',
      'SystemPing 500': 'no call makes an engine fail',
      'SystemPingHead 500': 'no call makes an engine fail',
    },
    cleanup: guard,
  };
}
