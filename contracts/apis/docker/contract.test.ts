import { builtinMock } from '../../../mock/apis/index.ts';
import { describeContract } from '../../verify/jest.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { dockerContract } from './index.ts';

describeContract(dockerContract(), () => mockTarget(builtinMock('docker')));
