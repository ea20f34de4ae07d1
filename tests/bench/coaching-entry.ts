/** What the figures in Node measure, as one entry to bundle. */
export { advise } from '../../lib/coaching/advise';
export { compileRelease } from '../../lib/coaching/compile';
export { compileCondition } from '../../lib/coaching/condition';
export { factsOf, within } from '../../lib/coaching/facts';
export { alignment } from '../../lib/playbook/alignment';
export { digestOf } from '../../lib/playbook/digest';
export { parsePlaybookText } from '../../lib/playbook/parse';
