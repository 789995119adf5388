import { defineMutantTests } from '../../define-mutant-tests.ts';

defineMutantTests('ecp');
