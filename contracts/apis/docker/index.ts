// What a Docker Engine promises of swarm secrets beyond its document, and how to reach one.
import { builtinSpec } from '../../spec/builtin.ts';
import type { Contract } from '../../suite/contract.ts';
import { connect } from './connect.ts';
import { guard } from './guard.ts';
import { dataLimits } from './journeys/data-limits.ts';
import { driverRules } from './journeys/driver-rules.ts';
import { duplicateNames } from './journeys/duplicate-names.ts';
import { filters } from './journeys/filters.ts';
import { lifeCycle } from './journeys/life-cycle.ts';
import { onlyLabelsChange } from './journeys/only-labels-change.ts';
import { ping } from './journeys/ping.ts';
import { prefixLookUp } from './journeys/prefix-look-up.ts';
import { staleVersion } from './journeys/stale-version.ts';
import { secrets } from './keeper.ts';
import { sample } from './sample.ts';
import { vendor } from './vendor.ts';

export function dockerContract(): Contract {
  return {
    spec: builtinSpec('docker'),
    connect,
    sample,
    unknownPath: (session) => ({ id: session.name('missing') }),
    keepers: [secrets],
    vendor,
    journeys: [
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
    beyondReach: {
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
    guard,
  };
}
