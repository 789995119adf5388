import { builtinMock } from '../../../mock/apis/index.ts';
import { describeContract } from '../../verify/jest.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { gcoreContract } from './index.ts';

describeContract(gcoreContract(), () => mockTarget(builtinMock('gcore')));
