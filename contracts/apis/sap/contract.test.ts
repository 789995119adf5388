import { builtinMock } from '../../../mock/apis/index.ts';
import { describeContract } from '../../verify/jest.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { sapContract } from './index.ts';

describeContract(sapContract(), () => mockTarget(builtinMock('sap')));
