// What a Docker Engine does of swarm secrets beyond its document, and how to reach one.
import { loadBuiltin } from '../../openapi/load-builtin.ts';
import type { Contract } from '../../verify/contract.ts';
import { documentContract } from '../../verify/document-contract.ts';
import { connect } from './connect.ts';
import { fixtures } from './fixtures.ts';
import { rules } from './rules.ts';
import { dataAndNameLimits } from './scenarios/data-and-name-limits.ts';
import { driverAndTemplating } from './scenarios/driver-and-templating.ts';
import { duplicateNames } from './scenarios/duplicate-names.ts';
import { filters } from './scenarios/filters.ts';
import { nodeFilters } from './scenarios/node-filters.ts';
import { onlyLabelsChange } from './scenarios/only-labels-change.ts';
import { ping } from './scenarios/ping.ts';
import { prefixLookUp } from './scenarios/prefix-look-up.ts';
import { staleVersion } from './scenarios/stale-version.ts';
import { systemResponsesAgree } from './scenarios/system-responses-agree.ts';
import { secrets } from './secrets-for-stateful-tests.ts';

export function dockerContract(): Contract {
  return documentContract(loadBuiltin('docker'), {
    connect,
    fixtures,
    models: [secrets],
    rules,
    scenarios: [
      ping,
      staleVersion,
      onlyLabelsChange,
      duplicateNames,
      filters,
      prefixLookUp,
      dataAndNameLimits,
      driverAndTemplating,
      systemResponsesAgree,
      nodeFilters,
    ],
    untestable: {
      503: 'the provider state `outside-a-swarm`: `mock/control/control.test.ts`',
      'SecretInspect 400':
        'the IDs of several secrets begin so, by chance: `mock/apis/docker/found-by-parity.test.ts`',
      'SecretDelete 400':
        'the IDs of several secrets begin so, by chance: `mock/apis/docker/found-by-parity.test.ts`',
      'SecretInspect 500': 'no call makes an engine fail',
      'SecretDelete 500': 'no call makes an engine fail',
      'SystemInfo 500': 'no call makes an engine fail',
      'SystemVersion 500': 'no call makes an engine fail',
      'SystemPing 500': 'no call makes an engine fail',
      'SystemPingHead 500': 'no call makes an engine fail',
    },
  });
}
