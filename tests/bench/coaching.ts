/** What the advice bench measures, as one entry to bundle. */
export { advise } from '../../lib/coaching/advise';
export { compileRelease } from '../../lib/coaching/compile';
export { compileCondition } from '../../lib/coaching/condition';
export { factsOf, within } from '../../lib/coaching/facts';
