import { builtinMock } from '../../../mock/apis/index.ts';
import { describeContract } from '../../verify/jest.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { huaweiContract } from './index.ts';

describeContract(huaweiContract(), () => mockTarget(builtinMock('huawei')));
